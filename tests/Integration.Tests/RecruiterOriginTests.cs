using System.Net;
using System.Net.Http.Headers;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Which pages a browser lets see and change applications, and write postings.</summary>
public sealed class RecruiterOriginTests(RunningSystem system)
{
    private const string Search = "/v1/manage/boards/example/search";
    private const string Source = "/v1/boards/example/jobs/5172511002/source";
    private const string Posting = "/v1/boards/example/jobs/5172511002";
    private const string Elsewhere = "https://elsewhere.example.com";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Recruiters => system.Host.Recruiters.GetLeftPart(UriPartial.Authority);

    private string Careers => system.Host.Careers.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("POST", Search, "authorization,content-type")]
    [InlineData("GET", Source, "authorization")]
    [InlineData("PUT", Posting, "authorization,content-type,if-match")]
    [InlineData("DELETE", "/v1/manage/boards/example/applications/1-00-a/notes/1", "authorization")]
    public async Task Only_recruiters_pages_may_ask_with_a_token(
        string method,
        string path,
        string headers
    )
    {
        using var own = await PreflightAsync(Recruiters, method, path, headers);

        Allowed(own).Should().Be(Recruiters);
        own.Headers.Vary.Should().Contain("Origin");
        Listed(own, "Access-Control-Allow-Methods").Should().Contain(method);
        Listed(own, "Access-Control-Allow-Headers")
            .ToLowerInvariant()
            .Split(',', StringSplitOptions.TrimEntries)
            .Should()
            .Contain(headers.Split(','));
        Listed(own, "Access-Control-Allow-Credentials").Should().BeEmpty();
        foreach (var origin in new[] { Careers, Elsewhere, "null" })
        {
            using var other = await PreflightAsync(origin, method, path, headers);
            Listed(other, "Access-Control-Allow-Headers")
                .Should()
                .NotContainEquivalentOf("authorization", $"{origin} is not the recruiters' pages");
        }
    }

    [Fact]
    public async Task What_is_answered_can_be_read_by_recruiters_pages_and_by_no_other()
    {
        using var own = await AskAsync(Recruiters);
        using var careers = await AskAsync(Careers);
        using var other = await AskAsync(Elsewhere);

        own.StatusCode.Should().Be(HttpStatusCode.OK);
        Allowed(own).Should().Be(Recruiters);
        Listed(own, "Access-Control-Expose-Headers").Should().Contain("Content-Disposition");
        Allowed(careers).Should().BeEmpty();
        Allowed(other).Should().BeEmpty();
    }

    [Fact]
    public async Task A_recruiters_page_is_told_that_nobody_has_signed_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Source);
        request.Headers.Add("Origin", Recruiters);

        using var answer = await system.Http.SendAsync(request, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Allowed(answer).Should().Be(Recruiters);
    }

    private async Task<HttpResponseMessage> AskAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Search);
        request.Headers.Add("Origin", origin);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String("local-development-key:"u8)
        );
        request.Content = new FormUrlEncodedContent([new("q", "nobody-has-this-name")]);
        return await system.Http.SendAsync(request, Stop);
    }

    private async Task<HttpResponseMessage> PreflightAsync(
        string origin,
        string method,
        string path,
        string headers
    )
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", headers);
        return await system.Http.SendAsync(preflight, Stop);
    }

    private static string Allowed(HttpResponseMessage answer) =>
        Listed(answer, "Access-Control-Allow-Origin");

    private static string Listed(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? string.Join(',', values) : "";
}
