using System.CommandLine;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.Samples;
using Azure;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>import PATH…</c>: puts boards and postings in place of those that a running LocalHost has.</summary>
internal sealed class ImportCommand(TextWriter output, TextWriter errors)
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description =
            "A file, a board's folder or a folder of boards: {board}/board.json, {board}/jobs/{id}.json, and lists as {board}/schools.json.",
        Arity = ArgumentArity.OneOrMore,
    };

    public Command Create()
    {
        var command = new Command(
            "import",
            "Imports boards and postings into a running LocalHost, in place of those of the same name."
        );
        command.Arguments.Add(_paths);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => ImportAsync(parsed, stop), errors)
        );
        return command;
    }

    private async Task ImportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = new List<BoardFile>();
        foreach (var path in parsed.GetRequiredValue(_paths))
        {
            files.AddRange(await BoardFiles.ReadAsync(path, cancellationToken));
        }

        var ports = Settings.Ports(parsed);
        try
        {
            var container = new BoardsContainer(AppSettings.StorageConnectionString(ports));
            await container.ReplaceAsync(files, cancellationToken);
        }
        catch (Exception exception) when (exception is AggregateException or RequestFailedException)
        {
            throw new LocalHostException(
                $"Azurite's blobs at {Ports.Origin(ports.Blobs)} did not take them: {exception.Message}",
                "Start LocalHost first (dotnet run --project LocalHost), and give import the same --port-base.",
                exception
            );
        }

        foreach (var file in files)
        {
            await output.WriteLineAsync($"imported {file.BlobName}");
        }
    }
}
