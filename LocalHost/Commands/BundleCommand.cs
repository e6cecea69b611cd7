using System.CommandLine;
using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>bundle --out DIR</c>: the careers page, or the recruiters' pages, as a static host is to serve them.</summary>
internal sealed class BundleCommand(TextWriter output, TextWriter errors)
{
    private const string Careers = "careers";
    private const string Recruiters = "recruiters";

    private readonly Option<string> _folder = new("--out")
    {
        HelpName = "DIR",
        Description = "A folder that does not exist yet, or is empty.",
        Required = true,
    };

    private readonly Option<string> _page = Page();

    public Command Create()
    {
        var command = new Command(
            "bundle",
            "Joins and shrinks a page's files into a folder to upload to a static host."
        );
        command.Options.Add(_folder);
        command.Options.Add(_page);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => MakeAsync(parsed, stop), errors)
        );
        return command;
    }

    private async Task MakeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(_folder));
        if (
            File.Exists(folder)
            || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
        )
        {
            throw new LocalHostException(
                $"{folder} is not empty.",
                "Give --out a folder that is empty, or that does not exist yet."
            );
        }

        var repository = Repository.FindRoot();
        var page =
            parsed.GetRequiredValue(_page) == Recruiters
                ? PageSource.Recruiters(repository)
                : PageSource.Careers(repository);
        using var bundle = PageBundle.Of(page, folder, errors);
        await bundle.RefreshAsync(cancellationToken);
        await output.WriteLineAsync(
            $"{page.Name}: {folder}. Its config.js says where the functions are."
        );
    }

    private static Option<string> Page()
    {
        var option = new Option<string>("--page")
        {
            Description = "Whose page: that of candidates, or those of recruiters.",
            DefaultValueFactory = _ => Careers,
        };
        option.AcceptOnlyFromAmong(Careers, Recruiters);
        return option;
    }
}
