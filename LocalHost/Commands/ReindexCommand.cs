using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.Search;
using ApplyFunctions.LocalHost.App;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>reindex BOARD</c>: makes what is searched in anew.</summary>
internal sealed class ReindexCommand(TextWriter output, TextWriter errors)
{
    private readonly BoardArgument _board = new("reindex");

    public Command Create()
    {
        var command = new Command(
            "reindex",
            "Makes the search index of a board anew from its applications and their texts. Until it ends, not everything is found."
        );
        command.Arguments.Add(_board.Argument);
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
                var board = _board.Read(parsed);
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
