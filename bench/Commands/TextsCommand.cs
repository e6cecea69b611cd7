using System.CommandLine;
using System.Diagnostics;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Texts;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Commands;

/// <summary>Text extraction beside the programs that people use for it.</summary>
internal sealed class TextsCommand(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    private readonly Argument<string> _folder = new("FOLDER")
    {
        Description =
            "Documents; the true text of NAME.pdf is NAME.truth.txt beside it. Default: the project's own.",
        DefaultValueFactory = _ => Path.Combine(RepositoryFolder.Path, "tests", "fixtures", "cvs"),
    };

    private readonly Option<string?> _truth = new("--truth")
    {
        HelpName = "DIR",
        Description = "A folder where the true text of NAME.pdf is NAME.txt.",
    };

    private readonly Option<string?> _reference = new("--reference")
    {
        HelpName = "READER",
        Description = "Compare documents without a true text with what this reader makes of them.",
    };

    private readonly Option<bool> _install = new("--install")
    {
        Description = "Install the programs that are missing (apt-get, as root).",
    };

    private readonly Option<int> _patience = new("--patience")
    {
        HelpName = "SECONDS",
        Description = "After how long a program hangs, and is ended.",
        DefaultValueFactory = _ => 60,
    };

    public Command Create()
    {
        var command = new Command(
            "texts",
            "Reads documents with ApplyFunctions and with the usual programs: what each finds, its time and memory."
        )
        {
            _folder,
            _truth,
            _reference,
            _install,
            _patience,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var documents = Corpus.Find(parsed.GetValue(_folder)!, parsed.GetValue(_truth));
        if (parsed.GetValue(_install))
        {
            await InstallAsync(stop);
        }

        var report = new Report(output);
        await report.HeadAsync("Reading the text of documents", parsed);
        var scratch = Directory.CreateTempSubdirectory("applyfunctions-texts-").FullName;
        try
        {
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddTextExtraction(new ConfigurationBuilder().Build())
                .BuildServiceProvider();
            var patience = TimeSpan.FromSeconds(parsed.GetValue(_patience));
            IReader[] readers =
            [
                new OwnReader(services.GetRequiredService<ITextExtractor>(), time),
                .. Peer
                    .All.Where(peer => peer.IsInstalled)
                    .Select(peer => new PeerReader(peer, scratch, patience, time)),
            ];
            foreach (
                var format in documents.GroupBy(document => document.Format, StringComparer.Ordinal)
            )
            {
                await CompareAsync(
                    report,
                    format.Key,
                    [.. format],
                    [.. readers.Where(reader => reader.Reads(format.Key))],
                    parsed.GetValue(_reference),
                    stop
                );
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task CompareAsync(
        Report report,
        string format,
        CorpusDocument[] documents,
        IReader[] readers,
        string? reference,
        CancellationToken stop
    )
    {
        var comparisons = new List<Comparison>();
        foreach (var reader in readers)
        {
            await WarmAsync(reader, documents, stop);
            comparisons.Add(await Comparison.MeasureAsync(reader, documents, time, stop));
        }

        var other = comparisons.Find(comparison => comparison.Reader.Name == reference);
        await report.LineAsync(
            $"{format}: {documents.Length} files, {documents.Count(d => d.Truth is not null)} with their true text"
        );
        await report.TableAsync([Comparison.Head, .. comparisons.Select(c => c.Row(other))]);
        await report.LineAsync();
    }

    // Files come into the cache, profiles into being, and readers that stay have been compiled, one on each core.
    private async Task WarmAsync(IReader reader, CorpusDocument[] documents, CancellationToken stop)
    {
        using var enough = new CancellationTokenSource(Warming, time);
        var rounds = Enumerable.Range(0, 100).SelectMany(_ => documents);
        await Parallel.ForEachAsync(
            rounds,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = stop,
            },
            async (document, token) =>
            {
                if (!enough.IsCancellationRequested)
                {
                    await reader.ReadAsync(document, token);
                }
            }
        );
    }

    private static async Task InstallAsync(CancellationToken stop)
    {
        var packages = Peer
            .All.SelectMany(peer => peer.Package.Split(' '))
            .Append("time")
            .Distinct(StringComparer.Ordinal);
        using var install = Process.Start(
            "apt-get",
            ["install", "-y", "--no-install-recommends", .. packages]
        );
        await install.WaitForExitAsync(stop);
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException(
                "The programs could not be installed: run as root, after apt-get update."
            );
        }
    }
}
