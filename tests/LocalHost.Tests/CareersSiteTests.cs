using System.Net;
using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class CareersSiteTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private LoopbackSite? _site;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("index.html", "<!doctype html><title>Careers</title>");
        _folder.Write("app.js", "import './config.js';");
        _folder.Write("styles/base.css", "body {}");
        _folder.Write("favicon.svg", "<svg/>");
        _folder.Write("config.js", "export const config = { apiBase: 'https://deployed' };");
        var port = TestPorts.Next().Careers;
        var careers = new CareersSite(_folder.Path, "http://127.0.0.1:20071", "example");
        _site = new LoopbackSite("careers page", port, careers.Map, CareersSite.Register);
        await _site.StartAsync(Cancelled);
        _http.BaseAddress = new Uri(_site.Address);
    }

    [Fact]
    public async Task The_configuration_names_the_functions_and_the_board()
    {
        using var answer = await _http.GetAsync("/config.js", Cancelled);

        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
        var script = await answer.Content.ReadAsStringAsync(Cancelled);
        script
            .Should()
            .Contain(
                """export const config = {"apiBase":"http://127.0.0.1:20071","board":"example"};"""
            )
            .And.Contain("export default config;")
            .And.NotContain("deployed");
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/?job=5172510002", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/styles/base.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Files_have_their_type_and_a_static_hosts_headers(string path, string type)
    {
        using var answer = await _http.GetAsync(path, Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("cross-origin");
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Should()
            .Equal("frame-ancestors 'none'");
    }

    [Theory]
    [InlineData("/?job=5172510002", true)]
    [InlineData("/?job=%3Cscript%3E", false)]
    [InlineData("/", false)]
    public async Task A_posting_leads_to_its_form_without_a_script(string path, bool leads)
    {
        _folder.Write("index.html", $"<noscript>{CareersSite.LinkPlace}</noscript>");
        const string link =
            "href=\"http://127.0.0.1:20071/v1/boards/example/jobs/5172510002/apply\"";

        var html = await _http.GetStringAsync(path, Cancelled);

        html.Contains(link, StringComparison.Ordinal).Should().Be(leads);
        html.Should().NotContain("<script>");
    }

    [Fact]
    public void The_shipped_page_has_room_for_that_link() =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Path, "careers", "index.html"))
            .Should()
            .Contain(CareersSite.LinkPlace);

    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    [InlineData("/config.js")]
    [InlineData("/styles/base.css")]
    [InlineData("/favicon.svg")]
    public async Task Files_are_compressed_for_whoever_takes_that(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");

        using var answer = await _http.SendAsync(request, Cancelled);

        answer.Content.Headers.ContentEncoding.Should().Equal("gzip");
        answer.Headers.Vary.Should().Contain("Accept-Encoding");
    }

    [Fact]
    public async Task A_file_that_a_browser_has_is_not_sent_again_while_it_holds()
    {
        using var first = await _http.GetAsync("/app.js", Cancelled);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/app.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await _http.SendAsync(again, Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/nothing.html")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    public async Task What_is_not_in_the_folder_is_not_found(string path)
    {
        using var answer = await _http.GetAsync(path, Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    public async ValueTask DisposeAsync()
    {
        await _site!.StopAsync();
        Dispose();
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }
}
