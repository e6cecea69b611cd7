using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.WithoutScript;

/// <summary>Whatever a posting's author writes is text on the page, or markup that does nothing; and it is in the right language.</summary>
public sealed class HostilePostingTests(RunningSystem system)
{
    private const string Board = "without-script";
    private const string Hostile =
        "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 | times: 6 }}";
    private static long _last = 5_172_950_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_it_runs_or_loads()
    {
        var posting = JsonNode.Parse(DetailedPosting.Document(1))!.AsObject();
        posting["title"] = Hostile;
        posting["location"] = new JsonObject { ["name"] = Hostile };
        posting["content"] =
            $"<p onclick='alert(1)'>Kept <b>bold</b></p>{Hostile}<a href='javascript:alert(1)'>bad</a><a href=' https://example.com/\" onmouseover=\"x'>good</a><svg><a href='#x'>s</a></svg><style>p{{}}</style>";
        foreach (var question in posting["questions"]!.AsArray())
        {
            question!["label"] = Hostile;
            question["description"] = Hostile + "<form><input name=email></form>";
            foreach (var option in question["fields"]![0]!["values"]!.AsArray())
            {
                option!["label"] = Hostile;
            }
        }

        posting["demographic_questions"]!["header"] = Hostile;
        var page = await GetAsync(posting, null);

        page.Status.Should().Be(200);
        page.Text("h1").Should().Be(Hostile);
        page.Text("legend bdi").Should().Be(Hostile);
        page.Document.QuerySelectorAll("[name=email]").Should().ContainSingle();
        page.Text(".rich strong").Should().Be("bold");
        page.Document.QuerySelectorAll(".rich a")
            .Select(a => a.GetAttribute("href"))
            .Should()
            .Equal("https://example.com/\" onmouseover=\"x");
    }

    [Theory]
    [InlineData("en", "de", "en")]
    [InlineData("de-AT", "fr", "de")]
    [InlineData("fr", null, "fr")]
    [InlineData("uk", "uk, fr-CA;q=0.5, de;q=0.9", "de")]
    [InlineData(null, "fr", "fr")]
    [InlineData(null, "de;q=0, *", "en")]
    [InlineData(null, "nonsense;;=", "en")]
    public async Task The_page_is_in_the_postings_language_or_the_readers(
        string? language,
        string? accepted,
        string expected
    )
    {
        var posting = JsonNode.Parse(DetailedPosting.Document(1))!.AsObject();
        posting["language"] = language;

        var page = await GetAsync(posting, accepted);

        page.Document.DocumentElement.GetAttribute("lang").Should().Be(expected);
        page.Document.DocumentElement.GetAttribute("dir").Should().Be("ltr");
        page.Text("#apply")
            .Should()
            .Be(
                expected switch
                {
                    "de" => "Auf diese Stelle bewerben",
                    "fr" => "Postuler à ce poste",
                    _ => "Apply for this role",
                }
            );
    }

    private async Task<FormPage> GetAsync(JsonObject posting, string? languages)
    {
        var id = Interlocked.Increment(ref _last);
        posting["id"] = id;
        await system.Storage.PutBoardFileAsync(
            $"{Board}/board.json",
            """{"name":"Example"}""",
            Stop
        );
        await system.Storage.PutBoardFileAsync(
            $"{Board}/jobs/{id}.json",
            posting.ToJsonString(),
            Stop
        );
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/boards/{Board}/jobs/{id}/apply");
        if (languages is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        }

        return await FormPage.ReadAsync(system.Http, request, Stop);
    }
}
