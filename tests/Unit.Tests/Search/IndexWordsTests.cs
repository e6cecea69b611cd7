using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Search;
using AwesomeAssertions;
using Lucene.Net.Index;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Search;

/// <summary>What is found by what, in an index that lies in a folder.</summary>
public sealed class IndexWordsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _path = Directory
        .CreateTempSubdirectory("applyfunctions-test-")
        .FullName;
    private readonly IndexFolder _folder;
    private readonly SearchAnalyzer _ofTexts = new(ofQueries: false);
    private readonly SearchAnalyzer _ofQueries = new(ofQueries: true);
    private IndexManifest _manifest = IndexManifest.Anew();

    public IndexWordsTests() => _folder = new IndexFolder(_path);

    [Theory]
    [InlineData("José Ñúñez", "jose", true)]
    [InlineData("Jose\u0301 Nunez", "josé", true)]
    [InlineData("Hauptstraße 5", "STRASSE", false)]
    [InlineData("Straße", "strasse", true)]
    [InlineData("Strasse", "straße", true)]
    [InlineData("Łukasz Øystein Ægir", "lukasz oystein aegir", true)]
    [InlineData("Ελένη Παπαδοπούλου", "ελενη παπαδοπουλου", true)]
    [InlineData("Алёна Фёдорова", "алена федорова", true)]
    [InlineData("Müller", "muller", true)]
    // Names are not stemmed, and words of one language are words of another.
    [InlineData("Banks", "bank", false)]
    [InlineData("The Who", "the", true)]
    [InlineData("Works with C++ and C# on .NET", "c++", true)]
    [InlineData("Works with C", "c++", false)]
    [InlineData("Works with C++ and C# on .NET", "C# .net", true)]
    [InlineData("mail: jose.smith@example.com", "jose.smith@example.com", true)]
    [InlineData("mail: jose.smith@example.com", "example.com", true)]
    [InlineData("mail: jose.smith@example.com", "smith.jose@example.com", false)]
    [InlineData("machine learning at scale", "\"machine learning\"", true)]
    [InlineData("learning of a machine", "\"machine learning\"", false)]
    [InlineData("learning of a machine", "machine learning", true)]
    [InlineData("developer", "develop*", true)]
    [InlineData("DÉVELOPPEUR", "develop*", true)]
    [InlineData("Kubernetes", "kubernets~", true)]
    [InlineData("Kubernetes", "kafka~", false)]
    [InlineData("Kubernetes", "-kafka", true)]
    [InlineData("Kubernetes and Kafka", "kubernetes -kafka", false)]
    [InlineData("Kubernetes", "kafka OR kubernetes", true)]
    [InlineData("東京都に住んでいます", "東京", true)]
    [InlineData("東京都に住んでいます", "京", true)]
    [InlineData("東京都に住んでいます", "京東", false)]
    [InlineData("软件工程师", "工程师", true)]
    [InlineData("소프트웨어 엔지니어", "엔지니어", true)]
    [InlineData("ｋａｆｋａ", "kafka", true)]
    [InlineData("ｶﾌｶ", "カフカ", true)]
    [InlineData("Kubernetes", "name:kubernetes", false)]
    [InlineData("Kubernetes", "text:kubernetes", true)]
    [InlineData("Kubernetes", "posting:7", true)]
    [InlineData("Kubernetes", "posting:8", false)]
    [InlineData("Kubernetes", "posting:007", true)]
    [InlineData("Kubernetes", "email:ada@example.com name:ada", true)]
    [InlineData("Kubernetes", "answer:london", true)]
    [InlineData("Kubernetes", "\"ada london\"", false)]
    public void A_text_is_found_by_what_it_says(string text, string query, bool isFound)
    {
        Write((Id(0), Application(0, text)));

        Find(query).Places.Should().HaveCount(isFound ? 1 : 0);
        Find(query).Total.Should().Be(isFound ? 1 : 0);
    }

    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Relevance)]
    public void Pages_have_everything_once(SearchSort sort)
    {
        // Of three at a time nothing but the id differs.
        Write([
            .. Enumerable
                .Range(0, 25)
                .Select(i => (Id(i), (SearchDocument?)Application(i, "kafka"))),
        ]);

        var found = new List<SearchPlace>();
        SearchPlace? after = null;
        do
        {
            var page = Find("kafka", sort, after, 4);
            page.Total.Should().Be(25);
            found.AddRange(page.Places);
            after =
                page.Places.Count == 4 ? SearchPlace.OfCursor(page.Places[^1].ToCursor()) : null;
        } while (after is not null);

        found.Select(p => p.Id).Should().OnlyHaveUniqueItems().And.HaveCount(25);
        found.Select(p => p.ReceivedAt).Should().BeInDescendingOrder();
    }

    [Fact]
    public void Many_small_updates_do_not_become_as_many_files()
    {
        for (var i = 0; i < 100; i++)
        {
            Write((Id(i), Application(i, "kafka")));
        }

        // Ten of a kind become one: three files each, and the list of them.
        _manifest.Files.Should().HaveCountLessThan(35);
        Find("kafka").Total.Should().Be(100);
    }

    [Fact]
    public void What_became_of_files_is_said_with_each_hit()
    {
        TextWord[] outcomes =
        [
            new("cover_letter", "none") { Scan = ScanState.Infected },
            new("resume", "extracted"),
        ];
        Write(
            (Id(0), Application(0, "kafka") with { Outcomes = outcomes }),
            (Id(1), Application(1, "kafka"))
        );

        var hits = Find("kafka").Hits;
        hits.Select(hit => hit.Outcomes)
            .Should()
            .BeEquivalentTo([outcomes, Array.Empty<TextWord>()]);
        hits.Should().OnlyContain(hit => hit.TellsScans);
    }

    [Theory]
    [InlineData("resume=none", null, false)]
    [InlineData("resume=none=", null, true)]
    [InlineData("resume=none=unscannable", ScanState.Unscannable, true)]
    public void What_a_former_release_wrote_of_files_is_read(
        string files,
        ScanState? scan,
        bool tellsScans
    )
    {
        var (read, tells) = IndexFields.FilesOf(files);

        read.Should().Equal(new TextWord("resume", "none") { Scan = scan });
        tells.Should().Be(tellsScans);
    }

    [Fact]
    public void What_is_taken_out_is_in_no_file_any_more()
    {
        Write((Id(0), Application(0, "kafka and canaryzero")), (Id(1), Application(1, "kafka")));
        Write((Id(0), Application(0, "kafka and canaryone")));
        Write((Id(0), null));

        Find("kafka").Places.Should().ContainSingle();
        var files = _manifest.Files.Values.Select(f => File.ReadAllText(Path.Combine(_path, f)));
        files.Should().NotContain(f => f.Contains("canary", StringComparison.Ordinal));
        Write((Id(0), null));
    }

    [Fact]
    public void Places_are_shown_as_pieces_of_the_text()
    {
        var highlighter = new LuceneHighlighter(_ofTexts);
        var text =
            $"<b>José</b> knows Kafka. {new string('x', 400)} More kafka\uFDD0 here. {"z".PadRight(300, 'z')}";
        var query = Query("jose kafka");

        var found = highlighter.Highlight(query, "text", text);

        found.Should().HaveCount(2);
        found
            .SelectMany(f => f.Parts)
            .Where(p => p.IsMatch)
            .Select(p => p.Text)
            .Should()
            .BeEquivalentTo("José", "Kafka", "kafka");
        string.Concat(found[0].Parts.Select(p => p.Text))
            .Should()
            .StartWith("<b>José</b> knows Kafka");
        highlighter.Highlight(query, "text", "something else").Should().BeEmpty();
        highlighter.Highlight(Query("東京"), "text", "東京都").Should().ContainSingle();
        highlighter
            .Highlight(Query("\"b c\""), "text", "b a c b c")[0]
            .Parts.Count(p => p.IsMatch)
            .Should()
            .BeInRange(1, 2);
    }

    public void Dispose()
    {
        _ofTexts.Dispose();
        _ofQueries.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    private void Write(params (ApplicationId, SearchDocument?)[] documents)
    {
        _manifest = IndexWriting.Write(_folder, _manifest, _ofTexts, documents) ?? _manifest;
        _folder.Clean(_manifest);
    }

    private SearchHits Find(
        string query,
        SearchSort sort = SearchSort.Newest,
        SearchPlace? after = null,
        int count = 10,
        SearchFilter? filter = null
    )
    {
        using var directory = new ManifestDirectory(_folder.Directory, _manifest.Files);
        using var reader = DirectoryReader.Open(directory);
        var request = new SearchRequest(null, filter ?? SearchFilter.None, sort, after, count);
        return LuceneHits.Find(reader, Query(query), request)!;
    }

    private Lucene.Net.Search.Query Query(string query)
    {
        var (node, problem) = SearchQuery.Read(query);
        problem.Should().BeNull();
        return new LuceneQueries(_ofQueries).Of(node!)!;
    }

    private static ApplicationId Id(int number) =>
        ApplicationId.Of(7, 0xa0, [(byte)number, .. new byte[20]]);

    private static SearchDocument Application(int number, string text) =>
        new(
            Id(number),
            Noon.AddMinutes(number / 3),
            "Ada Example",
            "ada@example.com",
            ["London", "Yes"],
            [text]
        );
}
