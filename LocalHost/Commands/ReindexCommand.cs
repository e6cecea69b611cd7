using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Search;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>reindex BOARD</c>: makes what is searched in anew.</summary>
internal sealed class ReindexCommand(TextWriter output, TextWriter errors)
{
    private readonly Argument<string> _board = new("BOARD")
    {
        Description = "The board, as it stands in addresses.",
    };

    public Command Create()
    {
        var command = new Command(
            "reindex",
            "Makes the search index of a board anew from its applications and their texts. Until it ends, not everything is found."
        );
        command.Arguments.Add(_board);
        command.Options.Add(AppStorage.Account);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => ReindexAsync(parsed, stop), errors)
        );
        return command;
    }

    private Task ReindexAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        AppStorage.UseAsync(
            parsed,
            async storage =>
            {
                var name = parsed.GetValue(_board)!;
                var board =
                    BoardToken.Of(name)
                    ?? throw new LocalHostException(
                        $"'{name}' is no board's name.",
                        "Give the name as it stands in addresses, as in: reindex example."
                    );
                await storage.PrepareAsync(cancellationToken);
                var count = await storage
                    .Get<RebuildIndex>()
                    .ExecuteAsync(board, cancellationToken);
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{board}: {count} applications can be found."
                    )
                );
            }
        );
}
