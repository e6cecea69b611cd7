using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>reconcile</c>: what the app does every night, now.</summary>
internal sealed class ReconcileCommand(TextWriter output, TextWriter errors)
{
    private readonly Option<bool> _scanning = new("--scanning")
    {
        Description =
            "The app scans files for malware, so files that were not scanned are missed. Default: where Malware__Scanner says so here.",
        DefaultValueFactory = _ => IsScanningHere(),
    };

    public Command Create()
    {
        var command = new Command(
            "reconcile",
            "Holds all that is stored against one another, deletes what is old and belongs to no application, and prints the figures."
        );
        command.Options.Add(_scanning);
        command.Options.Add(AppStorage.Account);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => ReconcileAsync(parsed, stop), errors)
        );
        return command;
    }

    private Task ReconcileAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        AppStorage.UseAsync(
            parsed,
            parsed.GetValue(_scanning),
            async storage =>
            {
                await storage.PrepareAsync(cancellationToken);
                var found = await storage.Get<Reconcile>().ExecuteAsync(cancellationToken);
                await WriteAsync(found);
                if (found.Differences > 0)
                {
                    throw new LocalHostException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"What is stored does not agree: {found.Differences} differences."
                        ),
                        "Look at the figures that begin with Missing, Untold or Unscanned; docs/operations.md says what they mean."
                    );
                }
            }
        );

    private static bool IsScanningHere() =>
        Enum.TryParse<ScannerKind>(
            Environment.GetEnvironmentVariable("Malware__Scanner"),
            ignoreCase: true,
            out var scanner
        )
        && scanner != ScannerKind.None;

    private async Task WriteAsync(Reconciliation found)
    {
        (string Name, int Count)[] all =
        [
            .. found.Figures,
            .. Named("Applications", found.Boards),
            .. Named("Mails", found.Mails),
            .. Named("Texts", found.Texts),
        ];
        var width = all.Max(f => f.Name.Length);
        foreach (var (name, count) in all)
        {
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {count, 8}")
            );
        }
    }

    private static IEnumerable<(string, int)> Named<T>(string what, IDictionary<T, int> counts) =>
        counts
            .Select(c => ($"{what}: {c.Key}", c.Value))
            .OrderBy(c => c.Item1, StringComparer.Ordinal);
}
