using System.CommandLine;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Bench.Search;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Commands;

/// <summary>The index of one large board: its size, how long searches take, and how soon another instance sees an update.</summary>
internal sealed class SearchCommand(TextWriter output, TimeProvider time)
{
    private const string Board = "many";
    private const int AtOnce = 500;
    private const int WarmUps = 50;
    private const int PageSize = 20;
    private const int Updates = 20;
    private const double Percentile = 0.95;

    private readonly Option<int> _applications = new("--applications")
    {
        Description = "How many applications, each with a CV of some 600 words.",
        DefaultValueFactory = _ => 10_000,
    };

    private readonly Option<int> _queries = new("--queries")
    {
        Description = "How many searches are timed.",
        DefaultValueFactory = _ => 500,
    };

    public Command Create()
    {
        var command = new Command(
            "search",
            "Searches the applications of one board: size of the index against the texts, time of a page of 20 with its highlights, time until another instance sees an update."
        );
        command.Options.Add(_applications);
        command.Options.Add(_queries);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync("Searching the applications of one board", parsed);
        await using var machine = LocalMachine.Start(withApp: false);
        await machine.UntilReadyAsync(stop);
        await using var writing = AppComposition.Build(machine.Settings);
        await using var reading = AppComposition.Build(machine.Settings);
        var container = writing
            .GetRequiredService<StorageClients>()
            .Blobs.GetBlobContainerClient(StorageNames.Containers.Search);
        await container.CreateIfNotExistsAsync(cancellationToken: stop);

        var candidates = new Candidates();
        var count = parsed.GetValue(_applications);
        var writer = writing.GetRequiredService<ISearchIndex>();
        var began = time.GetTimestamp();
        await WriteAsync(writer, candidates, count, stop);
        var built = time.GetElapsedTime(began).TotalSeconds;

        var reader = reading.GetRequiredService<ISearchIndex>();
        began = time.GetTimestamp();
        await SearchAsync(reader, candidates, candidates.Query(0), stop);
        var first = time.GetElapsedTime(began).TotalMilliseconds;
        var (bare, whole) = await TimeAsync(reader, candidates, parsed.GetValue(_queries), stop);
        var updates = await UpdateAsync(writer, reader, candidates, count, stop);
        var size = await SizeAsync(container, stop);
        await report.TableAsync([
            ["applications", count],
            ["bytes of texts", candidates.Bytes / 1e6, "MB"],
            ["bytes of the index", size / 1e6, "MB"],
            ["index to texts", size / candidates.Bytes],
            ["building it", built, "s"],
            ["first search of an instance", first, "ms"],
            ["search, median", Statistics.Median(bare), "ms"],
            ["search, p95", Statistics.Quantile(bare, Percentile), "ms"],
            ["search with highlights, median", Statistics.Median(whole), "ms"],
            ["search with highlights, p95", Statistics.Quantile(whole, Percentile), "ms"],
            ["update until another instance sees it, median", Statistics.Median(updates), "ms"],
            ["update until another instance sees it, longest", updates.Max(), "ms"],
        ]);
    }

    private static async Task WriteAsync(
        ISearchIndex index,
        Candidates candidates,
        int count,
        CancellationToken stop
    )
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await index.UpdateAsync(
                Board,
                [.. some.Select(Candidates.Id)],
                (id, _) => Task.FromResult<SearchDocument?>(candidates.Document(id)),
                stop
            );
        }
    }

    private static async Task<SearchHits> SearchAsync(
        ISearchIndex index,
        Candidates candidates,
        string text,
        CancellationToken stop
    )
    {
        var hits = await FindAsync(index, text, stop);
        foreach (var place in hits.Places)
        {
            // The text is made again here, in place of a read of storage.
            var document = candidates.Document(place.Id, isCounted: false);
            _ = index.Highlight(SearchQuery.Read(text).Query!, SearchField.Text, document.Texts[0]);
        }

        return hits;
    }

    private static async Task<SearchHits> FindAsync(
        ISearchIndex index,
        string text,
        CancellationToken stop
    )
    {
        var request = new SearchRequest(
            SearchQuery.Read(text).Query,
            SearchFilter.None,
            SearchSort.Newest,
            null,
            PageSize
        );
        return (await index.SearchAsync(Board, request, stop)).Value
            ?? throw new InvalidOperationException($"The search took too long: {text}");
    }

    private async Task<(List<double> Bare, List<double> Whole)> TimeAsync(
        ISearchIndex index,
        Candidates candidates,
        int queries,
        CancellationToken stop
    )
    {
        List<double> bare = [];
        List<double> whole = [];
        for (var i = -WarmUps; i < queries; i++)
        {
            var text = candidates.Query(i + WarmUps);
            var began = time.GetTimestamp();
            await FindAsync(index, text, stop);
            var found = time.GetElapsedTime(began).TotalMilliseconds;
            began = time.GetTimestamp();
            await SearchAsync(index, candidates, text, stop);
            if (i >= 0)
            {
                bare.Add(found);
                whole.Add(time.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return (bare, whole);
    }

    private async Task<List<double>> UpdateAsync(
        ISearchIndex writer,
        ISearchIndex reader,
        Candidates candidates,
        int count,
        CancellationToken stop
    )
    {
        List<double> updates = [];
        for (var i = 0; i < Updates; i++)
        {
            var id = Candidates.Id(count + i);
            var word = $"update{i}x";
            var began = time.GetTimestamp();
            await writer.UpdateAsync(
                Board,
                [id],
                (_, _) =>
                    Task.FromResult<SearchDocument?>(candidates.Document(id) with { Name = word }),
                stop
            );
            await Wait.UntilAsync(
                async () => (await FindAsync(reader, $"name:{word}", stop)).Total == 1,
                TimeSpan.FromSeconds(30),
                "the update is seen",
                stop
            );
            updates.Add(time.GetElapsedTime(began).TotalMilliseconds);
        }

        return updates;
    }

    private static async Task<double> SizeAsync(
        BlobContainerClient container,
        CancellationToken stop
    )
    {
        var size = 0.0;
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: stop))
        {
            size += blob.Properties.ContentLength ?? 0;
        }

        return size;
    }
}
