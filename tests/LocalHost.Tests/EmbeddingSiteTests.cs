using System.Net;
using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class EmbeddingSiteTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private LoopbackSite? _site;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("index.html", "<script src=\"http://127.0.0.1:4280/embed.js\"></script>");
        _folder.Write("one.html", "<apply-functions api-base=\"http://127.0.0.1:7071\">");
        _folder.Write("site.css", "body {}");
        var embedding = new EmbeddingSite(
            _folder.Path,
            "http://127.0.0.1:20280",
            "http://127.0.0.1:20071"
        );
        _site = new LoopbackSite("page", TestPorts.Next().Embedding, embedding.Map);
        await _site.StartAsync(Cancelled);
        _http.BaseAddress = new Uri(_site.Address);
    }

    [Theory]
    [InlineData("/", "http://127.0.0.1:20280/embed.js")]
    [InlineData("/one.html", "api-base=\"http://127.0.0.1:20071\"")]
    public async Task Pages_name_the_addresses_of_this_machine(string path, string address)
    {
        var page = await _http.GetStringAsync(path, Cancelled);

        page.Should().Contain(address);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/site.css", "text/css")]
    public async Task The_policy_allows_the_careers_page_and_the_functions_and_no_more(
        string path,
        string type
    )
    {
        using var answer = await _http.GetAsync(path, Cancelled);

        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith(
                "default-src 'none'; script-src http://127.0.0.1:20280; style-src 'self' http://127.0.0.1:20280; connect-src http://127.0.0.1:20071;"
            );
    }

    [Theory]
    [InlineData("/nothing.html")]
    [InlineData("/..%2f..%2fREADME.html")]
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
