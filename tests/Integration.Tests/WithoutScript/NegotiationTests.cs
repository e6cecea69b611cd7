using System.Net.Http.Headers;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.WithoutScript;

/// <summary>Who is answered with a page: a browser that sends a form by itself, and nobody else.</summary>
public sealed class NegotiationTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, false)]
    [InlineData("*/*", false)]
    [InlineData("application/json", false)]
    [InlineData("application/json, application/problem+json", false)]
    [InlineData("application/json, text/html", false)]
    [InlineData("text/html;q=0.5, application/json", false)]
    [InlineData("text/html;q=0.8, */*;q=0.9", false)]
    [InlineData("text/html, application/problem+json", false)]
    [InlineData("nonsense", false)]
    [InlineData(FormPage.BrowserAccept, true)]
    [InlineData("text/html", true)]
    [InlineData("text/html, application/json;q=0.9", true)]
    [InlineData("text/*, */*;q=0.1", true)]
    public async Task The_header_tells(string? accept, bool isPage)
    {
        using var request = Request(new ApplicationForm().Set("email", null).ToMultipart(), accept);

        using var response = await system.Http.SendAsync(request, Stop);

        ((int)response.StatusCode).Should().Be(422);
        response
            .Content.Headers.ContentType!.MediaType.Should()
            .Be(isPage ? "text/html" : "application/problem+json");
    }

    [Fact]
    public async Task A_client_that_sends_json_gets_json_whatever_it_accepts()
    {
        using var request = Request(
            new StringContent("{}", Encoding.UTF8, "application/json"),
            FormPage.BrowserAccept
        );

        using var response = await system.Http.SendAsync(request, Stop);

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task A_server_with_a_key_gets_json_whatever_it_accepts()
    {
        using var request = Request(
            new ApplicationForm().ToMultipart(),
            "text/html, image/gif, image/jpeg, */*; q=.2"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String("local-development-key:"u8)
        );

        using var response = await system.Http.SendAsync(request, Stop);

        ((int)response.StatusCode).Should().Be(200);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    private static HttpRequestMessage Request(HttpContent body, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/boards/example/jobs/5172511002")
        {
            Content = body,
        };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return request;
    }
}
