using System.Net;
using AwesomeAssertions;
using Xunit;

namespace WorkerShim.Tests;

public sealed class HttpTests(SampleAppFixture fixture)
{
    private const int MaxBody = 30_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SampleApp App => fixture.App;

    [Theory]
    [InlineData("GET", "things/41", 200, "get 42")]
    [InlineData("POST", "things/41", 200, "post 41")]
    [InlineData("GET", "THINGS/41", 200, "get 42")]
    [InlineData("GET", "things/screw", 200, "named screw")]
    [InlineData("POST", "things/screw", 404, "")]
    [InlineData("DELETE", "things/41", 404, "")]
    [InlineData("GET", "setting/a/b/c", 200, "")]
    [InlineData(
        "GET",
        "guids/6f9619ff-8b86-d011-b42d-00c04fc964ff",
        200,
        "6f9619ff8b86d011b42d00c04fc964ff"
    )]
    [InlineData("GET", "guids/1", 404, "")]
    [InlineData("GET", "optional", 200, "nobody")]
    [InlineData("GET", "optional/Ann", 200, "Ann")]
    [InlineData("GET", "numbers/7", 200, "7")]
    [InlineData("GET", "numbers/seven", 500, "")]
    [InlineData("PATCH", "default-route", 200, "PATCH")]
    [InlineData("HEAD", "head", 202, "")]
    [InlineData("OPTIONS", "head", 202, "")]
    [InlineData("GET", "head", 404, "")]
    [InlineData("HEAD", "optional", 404, "")]
    [InlineData("OPTIONS", "optional", 404, "")]
    [InlineData("GET", "nowhere", 404, "")]
    [InlineData("GET", "api/optional", 404, "")]
    [InlineData("GET", "switched-off", 404, "")]
    [InlineData("GET", "returns/text", 200, "")]
    [InlineData("GET", "returns/object", 200, "")]
    [InlineData("GET", "returns/action", 201, """{"kept":true}""")]
    [InlineData("GET", "returns/valuetask", 200, "kept")]
    [InlineData("GET", "returns/nothing", 200, "written")]
    [InlineData("GET", "throws", 500, "")]
    [InlineData("GET", "optional?stop", 418, "stopped")]
    public async Task Requests_are_routed_and_answered(
        string method,
        string path,
        int status,
        string body
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await App.Http.SendAsync(request, Token);

        ((int)response.StatusCode).Should().Be(status);
        (await response.Content.ReadAsStringAsync(Token)).Should().Be(body);
    }

    [Theory]
    [InlineData("keyed", null, null, 401)]
    [InlineData("keyed", "x-functions-key", "wrong", 401)]
    [InlineData("keyed", "x-functions-key", "own-key", 200)]
    [InlineData("keyed", "x-functions-key", "default-key", 200)]
    [InlineData("keyed", "x-functions-key", "master-key", 200)]
    [InlineData("keyed", "code", "own-key", 200)]
    [InlineData("keyed", "code", "wrong", 401)]
    [InlineData("master-only", null, null, 401)]
    [InlineData("master-only", "x-functions-key", "own-key", 401)]
    [InlineData("master-only", "x-functions-key", "default-key", 401)]
    [InlineData("master-only", "x-functions-key", "master-key", 200)]
    [InlineData("master-only", "code", "master-key", 200)]
    public async Task Keys_are_asked_for(string path, string? place, string? key, int status)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            place is "code" ? $"{path}?code={key}" : path
        );
        if (place is "x-functions-key")
        {
            request.Headers.Add(place, key);
        }
        using var response = await App.Http.SendAsync(request, Token);

        ((int)response.StatusCode).Should().Be(status);
        (await response.Content.ReadAsStringAsync(Token)).Should().Be(status is 200 ? "open" : "");
    }

    [Theory]
    [InlineData(MaxBody, HttpStatusCode.OK, "read")]
    [InlineData(MaxBody + 1, HttpStatusCode.RequestEntityTooLarge, "BadHttpRequestException")]
    public async Task A_body_may_have_thirty_million_bytes(
        int length,
        HttpStatusCode status,
        string body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "body");
        request.Content = new ByteArrayContent(new byte[length]);
        request.Headers.ExpectContinue = true;
        using var response = await App.Http.SendAsync(request, Token);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync(Token)).Should().Be(body);
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_invocation()
    {
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var request = App.Http.GetAsync("waits/client", client.Token);
        await App.RecordedAsync("client", 1);
        await client.CancelAsync();
        await request.Invoking(r => r).Should().ThrowAsync<OperationCanceledException>();

        (await App.RecordedAsync("client", 2)).Should().Equal("started", "cancelled");
    }
}
