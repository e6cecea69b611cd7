using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>
/// Every link that the app makes is of addresses that it was set up with. Headers in which a client can claim a host, a path
/// or a method change nothing: neither what is answered, which a cache may give to others, nor what is mailed.
/// </summary>
public sealed class ForeignHostTests(RunningSystem system)
{
    private const string Evil = "evil.example";

    private static readonly (string Name, string Value)[] Claims =
    [
        ("Host", Evil),
        ("Host", "127.0.0.1.evil.example:80"),
        ("X-Forwarded-Host", Evil),
        ("X-Forwarded-Prefix", "/evil.example"),
        ("X-Forwarded-Port", "1"),
        ("Forwarded", $"host={Evil};proto=https"),
        ("X-Original-Host", Evil),
        ("X-Host", Evil),
        ("X-Original-URL", "/v1/openapi.json"),
        ("X-Rewrite-URL", "/v1/openapi.json"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("X-HTTP-Method", "PUT"),
        ("X-Method-Override", "PUT"),
        ("X-Forwarded-For", "203.0.113.1"),
        ("X-Original-For", "203.0.113.1"),
        ("Client-IP", "203.0.113.1"),
        ("Referer", $"https://{Evil}/"),
        ("Cookie", "session=1; callback=evil"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/boards/example")]
    [InlineData("/v1/boards/example/jobs?content=true")]
    [InlineData("/v1/boards/example/jobs/5172511002?questions=true")]
    [InlineData("/v1/boards/example/jobs/5172511002/posting.jsonld")]
    [InlineData("/v1/boards/example/sitemap.xml")]
    [InlineData("/v1/boards/example/feed.atom")]
    [InlineData("/v1/boards/example/embed/jobs?callback=show")]
    [InlineData("/v1/boards/nobody-s/jobs")]
    [InlineData("/v1/manage/boards/example/audit")]
    [InlineData("/v1/openapi.json")]
    public async Task What_is_read_is_the_same_whatever_a_client_claims(string address)
    {
        using var plain = await system.Http.GetAsync(address, Stop);
        var expected = await plain.Content.ReadAsStringAsync(Stop);
        foreach (var (name, value) in Claims)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(name, value);

            using var answer = await system.Http.SendAsync(request, Stop);

            answer.StatusCode.Should().Be(plain.StatusCode, $"{name}: {value}");
            (await answer.Content.ReadAsStringAsync(Stop)).Should().Be(expected, name);
            answer
                .Headers.Concat(answer.Content.Headers)
                .SelectMany(h => h.Value)
                .Should()
                .NotContain(v => v.Contains(Evil, StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public async Task The_form_without_scripts_leads_nowhere_else()
    {
        foreach (var (name, value) in Claims)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                "/v1/boards/example/jobs/5172511002/apply"
            );
            request.Headers.TryAddWithoutValidation(name, value);

            using var answer = await system.Http.SendAsync(request, Stop);

            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync(Stop)).Should().NotContain(Evil, name);
        }
    }

    [Fact]
    public async Task The_candidates_link_is_of_the_page_that_was_set_up_in_the_answer_and_in_the_mail()
    {
        var form = new ApplicationForm();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/v1/boards/{ApplicationForm.Board}/jobs/{form.Posting}"
        )
        {
            Content = form.ToMultipart(),
        };
        foreach (
            var (name, value) in Claims.Where(c =>
                !c.Name.Contains("Method", StringComparison.Ordinal)
                && c.Value is not "127.0.0.1.evil.example:80"
            )
        )
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await system.Http.SendAsync(request, Stop);

        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(Stop);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, body!.ToJsonString());
        ((string)body["status_url"]!).Should().StartWith(system.Host.Careers.ToString());
        var mail = await system.Mails.FirstToAsync(form.Email, Stop);
        $"{mail.Subject}{mail.Text}{mail.Html}"
            .Should()
            .NotContain(Evil)
            .And.Contain(system.Host.Careers.ToString());
    }

    [Fact]
    public async Task What_was_made_is_named_by_its_path_alone()
    {
        var author = await Author.WithKeyAsync(system);
        var made = await author.SendAsync(
            HttpMethod.Put,
            author.BoardPath,
            Author.Json("""{"name":"Example Bakery"}"""),
            ("Host", Evil),
            ("X-Forwarded-Host", Evil)
        );

        made.Status.Should().Be(HttpStatusCode.Created);
        made.Location!.OriginalString.Should().Be(author.BoardPath);
    }

    [Fact]
    public async Task A_method_that_is_claimed_is_not_the_one_that_is_meant()
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());
        await author.PutAsync(path, """{"title":"Baker"}""");

        foreach (
            var header in (string[])["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]
        )
        {
            await author.SendAsync(HttpMethod.Get, path, null, (header, "DELETE"));
            await author.SendAsync(HttpMethod.Post, path, Author.Json("{}"), (header, "DELETE"));
            await author.SendAsync(HttpMethod.Get, $"{path}?_method=DELETE", null);
        }

        (await author.GetAsync($"{path}/source")).Status.Should().Be(HttpStatusCode.OK);
    }
}
