using System.Text.Json;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Xunit;

namespace WorkerShim.Tests;

public sealed class InvocationTests(SampleAppFixture fixture)
{
    private SampleApp App => fixture.App;

    [Fact]
    public async Task The_context_describes_the_invocation()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "context");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        var context = await GetAsync(request);

        context.GetProperty("name").GetString().Should().Be("Context");
        context
            .GetProperty("entryPoint")
            .GetString()
            .Should()
            .Be("WorkerShim.SampleApp.HttpFunctions.Context");
        context.GetProperty("hasTrace").GetBoolean().Should().BeTrue();
        context.GetProperty("sameToken").GetBoolean().Should().BeTrue();
        context.GetProperty("sameScope").GetBoolean().Should().BeTrue();
        context.GetProperty("remoteAddress").GetString().Should().Be("127.0.0.1");
        context.GetProperty("forwardedFor").GetString().Should().Be("203.0.113.7");
    }

    [Fact]
    public async Task Middleware_runs_in_the_order_added_and_sees_the_request_only_after_the_web_application()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "context");
        var context = await GetAsync(request);

        context.GetProperty("trace").GetString().Should().Be("outer:False,inner:True");
    }

    [Fact]
    public async Task Each_invocation_has_its_own_scope()
    {
        using var first = new HttpRequestMessage(HttpMethod.Get, "context");
        using var second = new HttpRequestMessage(HttpMethod.Get, "context");
        var one = (await GetAsync(first)).GetProperty("scope").GetGuid();

        (await GetAsync(second)).GetProperty("scope").GetGuid().Should().NotBe(one);
    }

    [Fact]
    public async Task Middleware_surrounds_every_kind_of_trigger()
    {
        await App.SendAsync("text", "for the middleware");
        var container = await App.ContainerAsync("streams");
        await container.UploadBlobAsync(
            $"{Guid.NewGuid()}",
            BinaryData.FromString("for the middleware"),
            TestContext.Current.CancellationToken
        );
        string[] expected = ["Recorded", "QueueText", "BlobStreams", "TimerAtStart"];

        await Patience.UntilAsync(
            () => App.RecordedAsync("middleware"),
            names => expected.All(names.Contains),
            TestContext.Current.CancellationToken
        );
    }

    private async Task<JsonElement> GetAsync(HttpRequestMessage request)
    {
        using var response = await App.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        var json = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonElement.Parse(json);
    }
}
