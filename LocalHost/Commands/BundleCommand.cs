using System.CommandLine;
using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>bundle --out DIR</c>: the careers page as a static host is to serve it.</summary>
internal sealed class BundleCommand(TextWriter output, TextWriter errors)
{
    private readonly Option<string> _folder = new("--out")
    {
        HelpName = "DIR",
        Description = "A folder that does not exist yet, or is empty.",
        Required = true,
    };

    public Command Create()
    {
        var command = new Command(
            "bundle",
            "Joins and shrinks the careers page's files into a folder to upload to a static host."
        );
        command.Options.Add(_folder);
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

        using var bundle = CareersBundle.Of(Repository.FindRoot(), folder, errors);
        await bundle.RefreshAsync(cancellationToken);
        await output.WriteLineAsync(
            $"The careers page is in {folder}. Its config.js says where the functions are."
        );
    }
}
