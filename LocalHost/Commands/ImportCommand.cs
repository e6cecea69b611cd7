using System.CommandLine;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.Samples;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>import PATH…</c>: puts boards and postings in place of those that are stored.</summary>
internal sealed class ImportCommand(TextWriter output, TextWriter errors)
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description =
            "A file, a board's folder or a folder of boards: {board}/board.json, {board}/jobs/{id}.json, and lists as {board}/schools.json.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _board = new("--board")
    {
        HelpName = "NAME",
        Description =
            "The board that all files are for. They may then lie anywhere, and each may have a board, a job or a list of "
            + "jobs, as Greenhouse's Job Board API answers them.",
    };

    public Command Create()
    {
        var command = new Command(
            "import",
            "Imports boards and postings, in place of those of the same name. Nothing is stored while a file has a fault."
        );
        command.Arguments.Add(_paths);
        command.Options.Add(_board);
        command.Options.Add(AppStorage.Account);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => ImportAsync(parsed, stop), errors)
        );
        return command;
    }

    private async Task ImportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var board = parsed.GetValue(_board);
        if (board is not null)
        {
            DemandName(board);
        }

        var found = await BoardFiles.ReadAsync(
            parsed.GetRequiredValue(_paths),
            board,
            cancellationToken
        );
        await DemandNoneAsync(found.Faults, "Correct them; nothing was imported.");
        await AppStorage.UseAsync(
            parsed,
            async storage =>
            {
                await storage.PrepareAsync(cancellationToken);
                var refused = await new Importer(storage).ReplaceAsync(found, cancellationToken);
                await DemandNoneAsync(refused, "The others were imported.");
            }
        );
        var paths = found
            .Documents.Select(d => d.Name.Path)
            .Concat(found.Lists.Select(l => l.Path));
        foreach (var path in paths)
        {
            await output.WriteLineAsync($"imported {path}");
        }
    }

    public static void DemandName(string board)
    {
        if (!BoardToken.IsValid(board))
        {
            throw new LocalHostException(
                $"'{board}' cannot name a board.",
                "Use lower-case letters, digits, - and _ only, at most 64."
            );
        }
    }

    private async Task DemandNoneAsync(IReadOnlyList<string> faults, string remedy)
    {
        foreach (var fault in faults)
        {
            await errors.WriteLineAsync(fault);
        }

        if (faults.Count > 0)
        {
            throw new LocalHostException($"There are faults: {faults.Count}.", remedy);
        }
    }
}
