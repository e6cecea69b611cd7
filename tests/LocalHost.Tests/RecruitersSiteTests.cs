using System.Net;
using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class RecruitersSiteTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Ports _ports = TestPorts.Next();
    private Func<Task> _refresh = () => Task.CompletedTask;
    private LoopbackSite? _site;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder.Write(
            "index.html",
            """<meta content="connect-src 'self' http://127.0.0.1:7071 http://127.0.0.1:4282">"""
        );
        _folder.Write("config.js", "export const config = { apiBase: 'https://deployed' };");
        _folder.Write("app.js", "");
        var site = new RecruitersSite(_folder.Path, _ports, "example", _ => _refresh());
        _site = new LoopbackSite("pages", _ports.Recruiters, site.Map, CareersSite.Register);
        await _site.StartAsync(Cancelled);
        _http.BaseAddress = new Uri(_site.Address);
    }

    [Fact]
    public async Task Settings_and_policy_name_the_functions_and_the_identity_provider()
    {
        var config = await _http.GetStringAsync("/config.js", Cancelled);
        var page = await _http.GetStringAsync("/?code=x&state=y", Cancelled);

        var functions = Ports.Origin(_ports.Functions);
        var signIn = Ports.Origin(_ports.SignIn);
        config
            .Should()
            .Contain($"\"apiBase\":\"{functions}\"")
            .And.Contain($"\"authority\":\"{signIn}\"")
            .And.Contain("\"clientId\":\"recruiters\"")
            .And.NotContain("deployed");
        page.Should().Contain($"connect-src 'self' {functions} {signIn}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    public async Task No_other_site_may_frame_or_read_them(string path)
    {
        using var answer = await _http.GetAsync(path, Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Should()
            .Equal("frame-ancestors 'none'");
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
    }

    [Fact]
    public async Task What_cannot_be_put_together_is_said_on_the_page()
    {
        _refresh = () => throw new LocalHostException("It has a fault.", "Mend it.");

        using var answer = await _http.GetAsync("/", Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(Cancelled))
            .Should()
            .Contain("It has a fault.")
            .And.Contain("Mend it.");
    }

    [Fact]
    public void The_shipped_pages_name_the_documented_addresses()
    {
        var page = File.ReadAllText(
            Path.Combine(RepositoryFolder.Path, "recruiters", "index.html")
        );

        page.Should()
            .Contain(Ports.Origin(Ports.Documented.Functions))
            .And.Contain(Ports.Origin(Ports.Documented.SignIn))
            .And.NotContain("unsafe");
    }

    public async ValueTask DisposeAsync()
    {
        await _site!.StopAsync();
        TestPorts.Release(_ports);
        Dispose();
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }
}
