using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.LocalHost.Running;
using Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary>
/// <c>text FILE|FOLDER… [--out DIR]</c>: reads documents as the blob function does. One line of JSON a file says what
/// became of it; the text is in the line, or with <c>--out</c> in a file of its own.
/// </summary>
internal sealed class TextCommand(TextWriter output, TextWriter errors)
{
    private static readonly JsonSerializerOptions Line = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly int AtOnce = 2 * Environment.ProcessorCount;

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, or folders whose files are read, those of their folders too.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _folder = new("--out")
    {
        HelpName = "DIR",
        Description =
            "Writes each text to a file of the same name with .txt behind it, in this folder.",
    };

    public Command Create()
    {
        var command = new Command(
            "text",
            "Extracts the text of documents, as the functions do, and says as JSON Lines what became of each."
        );
        command.Arguments.Add(_paths);
        command.Options.Add(_folder);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => ReadAsync(parsed, stop), errors)
        );
        return command;
    }

    private async Task ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (parsed.GetValue(_folder) is { } file && File.Exists(file))
        {
            throw new LocalHostException($"{file} is a file.", "Give --out a folder.");
        }

        await using var services = new ServiceCollection()
            .AddLogging()
            .AddTextExtraction(settings)
            .BuildServiceProvider();
        var extractor = services.GetRequiredService<ITextExtractor>();

        // As many at once as there are processes that read; what becomes of them is told in the order of the files.
        var folder = parsed.GetValue(_folder);
        var going = new Queue<Task<(string Name, ExtractedText? Read)>>();
        foreach (var (root, path) in parsed.GetRequiredValue(_paths).SelectMany(Files))
        {
            going.Enqueue(ReadAsync(extractor, root, path, cancellationToken));
            if (going.Count > AtOnce)
            {
                await TellAsync(await going.Dequeue(), folder, cancellationToken);
            }
        }

        while (going.TryDequeue(out var last))
        {
            await TellAsync(await last, folder, cancellationToken);
        }
    }

    /// <summary>The text is null where Document Intelligence did not answer.</summary>
    private static async Task<(string Name, ExtractedText? Read)> ReadAsync(
        ITextExtractor extractor,
        string root,
        string path,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetRelativePath(root, path);
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        try
        {
            return (
                name,
                await extractor.ExtractAsync(new ReadOnlySequence<byte>(bytes), cancellationToken)
            );
        }
        catch (ReaderUnavailableException e)
        {
            throw new LocalHostException(e.Message, "Build the solution, then start again.", e);
        }
        catch (Exception e)
            when (e is RequestFailedException or AggregateException or TimeoutException)
        {
            return (name, null);
        }
    }

    private async Task TellAsync(
        (string Name, ExtractedText? Read) file,
        string? folder,
        CancellationToken cancellationToken
    )
    {
        var (name, read) = file;
        if (read is null)
        {
            // The functions would be given the file again; here the next one has its turn.
            await errors.WriteLineAsync($"error: {name}: Document Intelligence did not answer.");
            return;
        }

        if (folder is not null)
        {
            var text = Path.Combine(folder, $"{name}.txt");
            Directory.CreateDirectory(Path.GetDirectoryName(text)!);
            await File.WriteAllTextAsync(text, read.Text, cancellationToken);
        }

        await output.WriteLineAsync(Report(name, read, withText: folder is null));
    }

    private static string Report(string name, ExtractedText read, bool withText) =>
        JsonSerializer.Serialize(
            new
            {
                File = name,
                read.Outcome,
                read.Format,
                read.Engine,
                Characters = read.Text.Length,
                read.Pages,
                Milliseconds = (long)read.Duration.TotalMilliseconds,
                read.Detail,
                read.Language,
                read.Contacts,
                Text = withText ? read.Text : null,
            },
            Line
        );

    private static IEnumerable<(string Root, string File)> Files(string path)
    {
        if (File.Exists(path))
        {
            return [(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFullPath(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new LocalHostException(
                $"There is no file or folder {path}.",
                "Give the paths of documents, or of folders that hold some."
            );
        }

        var root = Path.GetFullPath(path);
        return Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (root, file));
    }
}
