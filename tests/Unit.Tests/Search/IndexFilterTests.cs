using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Search;
using AwesomeAssertions;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Search;

/// <summary>What filters find and counts say, in an index that lies in a folder in several parts.</summary>
public sealed class IndexFilterTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SearchDocument[] Documents =
    [
        Document(0, 7, 0) with
        {
            Source = "site",
            Outcomes = [new("resume", "extracted")],
        },
        Document(1, 7, 0) with
        {
            Source = "a,b",
            Outcomes = [new("cover_letter", "extracted"), new("resume", "none")],
        },
        Document(2, 8, 1) with
        {
            IsFlagged = true,
            Stage = Stage.Withdrawn,
        },
        Document(3, 8, 2) with
        {
            Source = "site",
            IsFlagged = true,
            Outcomes = [new("resume", "scanned")],
        },
        Document(4, 9, 3) with
        {
            Source = "x\" OR *:*",
            Stage = Stage.Withdrawn,
        },
    ];

    private readonly string _path = Directory
        .CreateTempSubdirectory("applyfunctions-test-")
        .FullName;
    private readonly SearchAnalyzer _analyzer = new(ofQueries: false);
    private readonly IndexManifest _manifest = IndexManifest.Anew();

    public IndexFilterTests()
    {
        var folder = new IndexFolder(_path);
        foreach (var some in Documents.Chunk(2))
        {
            _manifest =
                IndexWriting.Write(
                    folder,
                    _manifest,
                    _analyzer,
                    [.. some.Select(d => (d.Id, (SearchDocument?)d))]
                ) ?? _manifest;
        }
    }

    public static TheoryData<string, SearchFilter, string> Filters =>
        new()
        {
            { "none", SearchFilter.None, "01234" },
            {
                "posting",
                new() { Postings = [7] },
                "01"
            },
            {
                "postings",
                new() { Postings = [7, 9, 1] },
                "014"
            },
            {
                "stage",
                new() { Stages = [Stage.Withdrawn] },
                "24"
            },
            {
                "stages",
                new() { Stages = [Stage.Withdrawn, Stage.Received] },
                "01234"
            },
            {
                "source",
                new() { Sources = ["site"] },
                "03"
            },
            {
                "source in capitals",
                new() { Sources = ["SITE"] },
                ""
            },
            {
                "source with a comma",
                new() { Sources = ["a", "b", "a,b"] },
                "1"
            },
            {
                "hostile source",
                new() { Sources = ["x\" OR *:*"] },
                "4"
            },
            {
                "syntax",
                new() { Sources = ["*", "s*", "[* TO *]", "site~", "/.*/"] },
                ""
            },
            {
                "flagged",
                new() { Flagged = true },
                "23"
            },
            {
                "not flagged",
                new() { Flagged = false },
                "014"
            },
            {
                "text",
                new() { Texts = ["none"] },
                "1"
            },
            {
                "texts",
                new() { Texts = ["extracted", "scanned"] },
                "013"
            },
            {
                "from",
                new() { From = Noon.AddDays(1) },
                "234"
            },
            {
                "to",
                new() { To = Noon.AddDays(1) },
                "012"
            },
            {
                "between",
                new() { From = Noon.AddTicks(1), To = Noon.AddDays(3).AddTicks(-1) },
                "23"
            },
            {
                "all at once",
                new()
                {
                    Postings = [8],
                    Stages = [Stage.Received],
                    Sources = ["site"],
                    Flagged = true,
                    Texts = ["scanned"],
                    From = Noon,
                },
                "3"
            },
            {
                "nothing",
                new() { Postings = [7], Flagged = true },
                ""
            },
        };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public void A_filter_finds_what_it_is_true_of(string name, SearchFilter filter, string expected)
    {
        var found = Find(filter, SearchSort.Oldest);

        string.Concat(found.Places.Select(p => Number(p.Id))).Should().Be(expected, name);
        found.Total.Should().Be(expected.Length);
        Count(filter).Applications.Should().Be(expected.Length);
    }

    [Fact]
    public void Counts_are_of_what_is_filtered()
    {
        var counts = Count(new SearchFilter { From = Noon });

        counts.Applications.Should().Be(5);
        counts.Days.Values.Should().BeEquivalentTo([2, 1, 1, 1]);
        counts.Days[new DateOnly(2026, 3, 1)].Should().Be(2);
        counts.Stages["withdrawn"].Should().Be(2);
        counts.Stages["received"].Should().Be(3);
        counts
            .Sources.Should()
            .Equal(
                KeyValuePair.Create("site", 2),
                KeyValuePair.Create("", 1),
                KeyValuePair.Create("a,b", 1),
                KeyValuePair.Create("x\" OR *:*", 1)
            );
        counts.Texts.Should().HaveCount(3);
        counts.Texts["extracted"].Should().Be(2);
        counts.Flagged.Should().Be(2);
        Count(new SearchFilter { Postings = [7] }).Flagged.Should().Be(0);
    }

    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Oldest)]
    public void Pages_in_either_order_have_everything_once(SearchSort sort)
    {
        var found = new List<SearchPlace>();
        SearchPlace? after = null;
        do
        {
            var page = Find(SearchFilter.None, sort, after, 2);
            found.AddRange(page.Places);
            after = page.Places.Count == 2 ? page.Places[^1] : null;
        } while (after is not null);

        found.Select(p => p.Id).Should().OnlyHaveUniqueItems().And.HaveCount(5);
        var moments = found.Select(p => p.ReceivedAt);
        _ =
            sort == SearchSort.Newest
                ? moments.Should().BeInDescendingOrder()
                : moments.Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_manifest_of_a_former_release_is_known_as_one()
    {
        const string former = """{"format":1,"epoch":"e","files":{"a":"b"}}""";

        var manifest = System.Text.Json.JsonSerializer.Deserialize(
            former,
            IndexManifestJson.Default.IndexManifest
        )!;

        manifest.IsReadable.Should().BeTrue("what it has can go on being searched");
        manifest.HasAllFields.Should().BeFalse();
        _manifest.HasAllFields.Should().BeTrue();
    }

    public void Dispose()
    {
        _analyzer.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    private SearchHits Find(
        SearchFilter filter,
        SearchSort sort,
        SearchPlace? after = null,
        int count = 10
    )
    {
        using var directory = new ManifestDirectory(new DirectoryInfo(_path), _manifest.Files);
        using var reader = DirectoryReader.Open(directory);
        var request = new SearchRequest(null, filter, sort, after, count);
        return LuceneHits.Find(reader, new MatchAllDocsQuery(), request)!;
    }

    private SearchCounts Count(SearchFilter filter)
    {
        using var directory = new ManifestDirectory(new DirectoryInfo(_path), _manifest.Files);
        using var reader = DirectoryReader.Open(directory);
        return LuceneCounts.Count(reader, filter)!;
    }

    private static int Number(ApplicationId id) =>
        Array.FindIndex(Documents, document => document.Id == id);

    private static SearchDocument Document(int number, long posting, int days) =>
        new(
            ApplicationId.Of(posting, 0xa0, [(byte)number, .. new byte[20]]),
            Noon.AddDays(days),
            "Ada Example",
            "ada@example.com",
            [],
            []
        );
}
