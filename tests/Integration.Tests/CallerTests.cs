using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Who may apply, and at which addresses.</summary>
public sealed class CallerTests(RunningSystem system)
{
    private const string Address = "/v1/boards/example/jobs/5172511002";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{0}:")]
    [InlineData("{0}")]
    [InlineData("{0}:a password")]
    public async Task A_server_applies_with_the_boards_key(string credentials)
    {
        var key = await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop);
        var base64 = Base64(string.Format(null, credentials, key));

        foreach (
            var header in (string[])
                [
                    $"Basic {base64}",
                    $"basic {base64.TrimEnd('=')}",
                    $"Basic  {base64[..8]} {base64[8..]} ",
                ]
        )
        {
            var (status, body) = await PostAsync(Address, new ApplicationForm(), header);
            status.Should().Be(HttpStatusCode.OK, body.ToJsonString());
        }
    }

    [Theory]
    [InlineData("Basic b25lLW9mLW5vLWJvYXJkOg==")]
    [InlineData("Basic Og==")]
    [InlineData("Basic")]
    [InlineData("Basic %%%")]
    [InlineData("Bearer abc")]
    public async Task A_wrong_key_is_refused_before_the_body_is_judged(string header)
    {
        var form = new ApplicationForm().Set("email", "no address");

        foreach (var address in (string[])[Address, "/v1/applications"])
        {
            form.Set("id", "5172511002");
            var (status, body) = await PostAsync(address, form, header);
            status.Should().Be(HttpStatusCode.Unauthorized);
            ((string)body["error"]!).Should().Be("Invalid Basic Auth credentials");
            ((int)body["status"]!).Should().Be(401);
        }
    }

    [Fact]
    public async Task One_key_can_follow_another()
    {
        var board = $"keys-{Guid.NewGuid():N}";
        var path = $"/v1/boards/{board}/source";
        var older = await system.Storage.AddApiKeyAsync(board, Stop);
        var newer = await system.Storage.AddApiKeyAsync(board, Stop);
        (await StatusAsync(path, older)).Should().Be(HttpStatusCode.NotFound, "it is a good key");
        (await StatusAsync(path, newer)).Should().Be(HttpStatusCode.NotFound);

        await system.Storage.RemoveApiKeyAsync(board, older, Stop);

        await Patience.UntilAsync(
            () => StatusAsync(path, older),
            status => status == HttpStatusCode.Unauthorized,
            Stop,
            TimeSpan.FromSeconds(30)
        );
        (await StatusAsync(path, newer)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_samples_key_is_a_key_of_the_samples_board_only()
    {
        const string key = "local-development-key";

        (await StatusAsync("/v1/boards/example/source", key)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync("/v1/boards/another/source", key))
            .Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/v1/boards/example")]
    [InlineData("/v1/boards/example/jobs")]
    [InlineData("/v1/boards/example/embed/job?id=5172511002")]
    public async Task A_reader_may_send_a_key_and_a_content_type(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path)
        {
            Content = new StringContent("", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Basic d3Jvbmc6");

        using var response = await system.Http.SendAsync(request, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_source_of_any_length_is_no_fault()
    {
        var form = new ApplicationForm().Set(
            "mapped_url_token",
            "https://careers.example.com/jobs?gh_src=" + new string('x', 2_000)
        );

        var (status, body) = await PostAsync(Address, form, null);

        status.Should().Be(HttpStatusCode.OK, body.ToJsonString());
    }

    [Fact]
    public async Task A_key_of_another_board_is_a_wrong_key()
    {
        var key = await system.Storage.AddApiKeyAsync("another", Stop);

        var (status, _) = await PostAsync(Address, new ApplicationForm(), $"Basic {Base64(key)}");

        status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/v1/applications", true)]
    [InlineData("/v1/applications/", true)]
    [InlineData("/v1/applications?token=5172511002", false)]
    [InlineData("/v1/applications/?id=5172511002", false)]
    public async Task The_older_address_finds_the_posting_by_its_id(string address, bool inBody)
    {
        var form = new ApplicationForm();
        if (inBody)
        {
            form.Set("id", "5172511002");
        }

        var (status, body) = await PostAsync(address, form, null);

        status.Should().Be(HttpStatusCode.OK, body.ToJsonString());
        ((string)body["application_id"]!).Should().StartWith("5172511002-");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.BadRequest, "Invalid attributes: id")]
    [InlineData("x", HttpStatusCode.BadRequest, "Invalid attributes: id")]
    [InlineData("1", HttpStatusCode.UnprocessableEntity, "Failed to save person")]
    public async Task An_id_that_is_no_postings_is_told(
        string? id,
        HttpStatusCode expected,
        string error
    )
    {
        var form = new ApplicationForm().Set("id", id);

        var (status, body) = await PostAsync("/v1/applications", form, null);

        status.Should().Be(expected);
        ((string)body["error"]!).Should().Be(error);
    }

    [Fact]
    public async Task Json_that_is_a_form_is_taken_as_one()
    {
        // As Greenhouse's Ruby client sends it.
        var form = new ApplicationForm();
        var text =
            $"id={form.Posting}&first_name=Ada&last_name=Example&email={Uri.EscapeDataString(form.Email)}&resume_text=Text"
            + $"&{ApplicationForm.SourceQuestion}={ApplicationForm.SourceOption}"
            + "&demographic_answers[][question_id]=5300100002&demographic_answers[][answer_options][][answer_option_id]=5300549002"
            + "&demographic_answers[][question_id]=5300101002&demographic_answers[][answer_options][][answer_option_id]=5300563002";
        using var content = new StringContent(text, Encoding.UTF8, "application/json");

        using var response = await system.Http.PostAsync("/v1/applications", content, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://elsewhere.example.com", false)]
    [InlineData("null", false)]
    [InlineData("self", true)]
    [InlineData("careers", true)]
    public async Task A_page_on_another_site_cannot_post(string origin, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new ApplicationForm().ToMultipart(),
        };
        request.Headers.Add(
            "Origin",
            origin switch
            {
                "self" => system.Host.Functions.GetLeftPart(UriPartial.Authority),
                "careers" => system.Host.Careers.GetLeftPart(UriPartial.Authority),
                _ => origin,
            }
        );

        using var response = await system.Http.SendAsync(request, Stop);

        response.StatusCode.Should().Be(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("GET", "/v1/boards")]
    [InlineData("GET", "/v1/nothing/here")]
    [InlineData("PATCH", Address)]
    [InlineData("POST", Address + "/applications")]
    [InlineData("GET", "/v1/applications")]
    public async Task An_unknown_address_is_answered_in_json(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        using var response = await system.Http.SendAsync(request, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(Stop);
        ((int)body!["status"]!).Should().Be(404);
        ((string)body["error"]!).Should().NotBeEmpty();
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Basic {Base64(key)}");
        using var response = await system.Http.SendAsync(request, Stop);
        return response.StatusCode;
    }

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(
        string address,
        ApplicationForm form,
        string? authorization
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = form.ToMultipart(),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await system.Http.SendAsync(request, Stop);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(Stop);
        return (response.StatusCode, body!);
    }
}
