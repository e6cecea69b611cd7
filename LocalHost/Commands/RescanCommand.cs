using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.LocalHost.App;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>rescan BOARD</c>: has the running app scan files for malware that it has not scanned yet.</summary>
internal sealed class RescanCommand(TextWriter output, TextWriter errors)
{
    private readonly BoardArgument _board = new("rescan");

    private readonly Option<bool> _refused = new("--refused")
    {
        Description =
            "Scans files once more that were refused, for instance after a false alarm was mended.",
    };

    public Command Create()
    {
        var command = new Command(
            "rescan",
            "Has the running app scan the files of a board for malware that it has not scanned yet, such as those that came before scanning was turned on."
        );
        command.Arguments.Add(_board.Argument);
        command.Options.Add(_refused);
        command.Options.Add(AppStorage.Account);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => RescanAsync(parsed, stop), errors)
        );
        return command;
    }

    private Task RescanAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        AppStorage.UseAsync(
            parsed,
            async storage =>
            {
                var board = _board.Read(parsed);
                await storage.PrepareAsync(cancellationToken);
                var count = await storage
                    .Get<RescanFiles>()
                    .ExecuteAsync(board, parsed.GetValue(_refused), cancellationToken);
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{board}: {count} files are to be scanned. The app does it now, where its setting Malware__Scanner says with what."
                    )
                );
            }
        );
}
