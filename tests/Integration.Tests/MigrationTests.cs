using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Testing;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What verb <c>migrate</c> makes of storage that a former release has left. Nothing else is at work there.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private const string Board = "former";
    private const string Manifest = $"{Board}/manifest.json";

    private readonly LocalHostProcess _machine = LocalHostProcess.Start(
        new LocalHostOptions { WithApp = false, InMemory = true }
    );
    private StorageView? _storage;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Older than what may still be on its way into the index, by whatever clock.
    private static DateTimeOffset Yesterday => TimeProvider.System.GetUtcNow().AddDays(-1);

    private StorageView Storage => _storage!;

    public async ValueTask InitializeAsync()
    {
        await _machine.UntilReadyAsync(Stop);
        _storage = new StorageView(_machine.StorageConnection);
        await using var services = Compose();
        await services.SetUpStorageAsync(Stop);
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", "stored", "0.1.0.json");
        await new StoredData(_machine.StorageConnection).PutAsync(
            await File.ReadAllTextAsync(path, Stop),
            Stop
        );
    }

    public ValueTask DisposeAsync() => _machine.DisposeAsync();

    [Fact]
    public async Task All_rows_are_counted_and_the_index_that_is_not_there_is_made_once()
    {
        var first = await MigrateAsync();
        var made = await Storage.BlobsAsync("search", Stop);
        var second = await MigrateAsync();

        first.Should().Contain("table ApiKeys: 1 of schema 1, 1 without a schema");
        first.Should().Contain("table Applications: 12 of schema 1");
        first.Should().Contain("table EqualityAnswers: no rows");
        first
            .Where(line => line.StartsWith("table ", StringComparison.Ordinal))
            .Should()
            .HaveCount(14);
        first[^1].Should().Be($"index {Board}: there is none; made anew of 2 applications");
        (await FindAsync()).Should().Be(2);

        second[^1].Should().Be($"index {Board}: right; nothing to do");
        second.Should().Contain("table Applications: 14 of schema 1", "both are marked as indexed");
        (await Storage.BlobsAsync("search", Stop)).Should().Equal(made);
        first
            .Concat(second)
            .Should()
            .NotContain(line => line.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_that_cannot_be_used_is_made_anew()
    {
        await MigrateAsync();
        (string Fault, string Found, Func<JsonNode, string> Spoil)[] faults =
        [
            ("of a former release", "of another release", m => With(m, "schema", 0)),
            ("of a later one", "of another release", m => With(m, "format", 99)),
            ("a file is lost", "damaged", m => With(m, "files", new JsonObject { ["_1"] = "_1" })),
            ("no JSON", "damaged", _ => "{"),
        ];
        foreach (var (fault, found, spoil) in faults)
        {
            var manifest = JsonNode.Parse((await Storage.BlobAsync("search", Manifest, Stop))!)!;
            var spoilt = Encoding.UTF8.GetBytes(spoil(manifest));
            await Storage.PutBlobAsync("search", Manifest, spoilt, Stop);

            var mended = await MigrateAsync();

            mended[^1].Should().Be($"index {Board}: {found}; made anew of 2 applications", fault);
            (await FindAsync()).Should().Be(2, fault);
        }

        (await MigrateAsync())[^1].Should().Be($"index {Board}: right; nothing to do");

        static string With(JsonNode manifest, string property, JsonNode value)
        {
            manifest[property] = value;
            return manifest.ToJsonString();
        }
    }

    [Fact]
    public async Task An_index_whose_making_was_broken_off_is_made_anew()
    {
        await MigrateAsync();
        await ChangeAsync(row => row["ReceivedAt"] = Yesterday);
        await using (var services = Compose())
        {
            await services.GetRequiredService<ISearchIndex>().ResetAsync(Board, Stop);
        }

        (await FindAsync()).Should().Be(0);

        (await MigrateAsync())[^1]
            .Should()
            .Be($"index {Board}: applications are missing in it; made anew of 2 applications");
        (await FindAsync()).Should().Be(2);
        (await MigrateAsync())[^1].Should().EndWith("right; nothing to do");
    }

    [Fact]
    public async Task An_application_that_is_to_be_erased_is_not_missed()
    {
        await ChangeAsync(row => row["ReceivedAt"] = Yesterday);
        await ChangeAsync(
            row => row["ErasureRequestedAt"] = Yesterday,
            row => row.GetString("Email") == "done@former.example.com"
        );

        await MigrateAsync();

        (await FindAsync()).Should().Be(1);
        (await MigrateAsync())[^1].Should().EndWith("right; nothing to do");
    }

    [Fact]
    public async Task Rows_of_a_later_release_are_reported_and_nothing_is_written()
    {
        var tables = new TableServiceClient(_machine.StorageConnection);
        await tables
            .GetTableClient("Audit")
            .AddEntityAsync(new TableEntity(Board, "later") { ["Schema"] = 99 }, Stop);
        await tables
            .GetTableClient("People")
            .AddEntityAsync(new TableEntity(Board, "later") { ["Schema"] = "secret" }, Stop);
        var before = await VersionsAsync(tables);

        var (exitCode, lines) = await _machine.MigrateAsync(Stop);

        exitCode.Should().Be(1);
        lines.Should().Contain("table Audit: 2 of schema 1, 1 of schema 99, which is not known");
        lines
            .Should()
            .Contain("table People: 2 of schema 1, 1 of schema (no number), which is not known");
        lines
            .Should()
            .Contain(
                "error: Rows are of a schema that this release does not know: 2. Nothing was changed."
            );
        lines.Should().ContainSingle(line => line.StartsWith("remedy: ", StringComparison.Ordinal));
        lines.Should().NotContain(line => line.StartsWith("index ", StringComparison.Ordinal));
        lines.Should().NotContain(line => line.Contains("secret", StringComparison.Ordinal));
        (await VersionsAsync(tables)).Should().Equal(before);
        (await Storage.BlobsAsync("search", Stop)).Should().BeEmpty();
    }

    private ServiceProvider Compose() => AppComposition.Build(_machine.Settings);

    private async Task<IReadOnlyList<string>> MigrateAsync()
    {
        var (exitCode, lines) = await _machine.MigrateAsync(Stop);
        exitCode.Should().Be(0, string.Join('\n', lines));
        return lines;
    }

    /// <summary>How many applications are found by a word of theirs and a filter that old indexes cannot answer.</summary>
    private async Task<int> FindAsync()
    {
        await using var services = Compose();
        var answer = await services
            .GetRequiredService<ISearchIndex>()
            .SearchAsync(
                Board,
                new SearchRequest(
                    SearchQuery.Read("application").Query,
                    SearchFilter.None with
                    {
                        Flagged = false,
                    },
                    SearchSort.Newest,
                    null,
                    10
                ),
                Stop
            );
        return answer.Value!.Total;
    }

    private async Task ChangeAsync(
        Action<TableEntity> change,
        Func<TableEntity, bool>? isMeant = null
    )
    {
        var applications = await Storage.QueryAsync("Applications", $"Board eq '{Board}'", Stop);
        foreach (var row in applications.Where(isMeant ?? (_ => true)))
        {
            await Storage.ChangeRowAsync(
                $"{row.PartitionKey}-{row.RowKey.Split('.')[0]}",
                "application",
                change,
                Stop
            );
        }
    }

    private static async Task<List<string>> VersionsAsync(TableServiceClient tables)
    {
        var rows = new List<string>();
        await foreach (var table in tables.QueryAsync(cancellationToken: Stop))
        {
            var query = tables
                .GetTableClient(table.Name)
                .QueryAsync<TableEntity>(cancellationToken: Stop);
            await foreach (var row in query)
            {
                rows.Add($"{table.Name} {row.PartitionKey} {row.RowKey} {row.ETag}");
            }
        }

        return rows;
    }
}
