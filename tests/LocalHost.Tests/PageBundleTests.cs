using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Node;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

/// <summary>A page as a host is to serve it.</summary>
public sealed class PageBundleTests : IDisposable
{
    private readonly TestFolder _source = new();
    private readonly TestFolder _out = new();
    private readonly PageBundle _bundle;

    public PageBundleTests()
    {
        _source.Write("index.html", """<script type="module" src="app.js"></script>""");
        _source.Write("app.js", "import { name } from './parts/name.js'; console.log(name);");
        _source.Write("embed.js", "import { name } from './parts/name.js'; console.info(name);");
        _source.Write(
            "parts/name.js",
            "import { config } from '../config.js'; export const name = config.board + 'ends';"
        );
        _source.Write("config.js", "export const config = { board: 'of-the-host' };");
        _source.Write("favicon.svg", "<svg/>");
        _source.Write("vendor/altcha/altcha.js", "// of somebody else");
        _source.Write("styles/page.css", "@import 'base.css';");
        _source.Write("styles/embed.css", "@import 'base.css';");
        _source.Write("styles/base.css", ".mark { background: url('../favicon.svg') }");
        _bundle = new PageBundle(
            PageSource.Careers("") with
            {
                Folder = _source.Path,
            },
            Path.Combine(_out.Path, "site"),
            NodeInstallation.Of(NodePackage.Esbuild, TextWriter.Null)
        );
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_joined_and_what_a_host_sets_stays_apart()
    {
        await _bundle.RefreshAsync(Cancelled);

        Read("config.js").Should().Contain("of-the-host");
        Read("vendor/altcha/altcha.js").Should().Contain("of somebody else");
        Read("styles/page.css").Should().Contain(".mark{").And.NotContain("@import");
        var scripts = Directory.GetFiles(Site, "*.js").Select(File.ReadAllText).ToList();
        string.Join('\n', scripts).Should().Contain("\"./config.js\"");
        Directory.Exists(Path.Combine(Site, "parts")).Should().BeFalse();
        var page = Read("index.html");
        page.Should().Contain("""<link rel="modulepreload" href="config.js">""");
        var shared = Directory.GetFiles(Site, "chunk-*.js").Select(Path.GetFileName).Single();
        page.Should().Contain($"""<link rel="modulepreload" href="{shared}">""");
    }

    [Fact]
    public async Task What_is_changed_is_there_the_next_time()
    {
        await _bundle.RefreshAsync(Cancelled);
        _source.Write("embed.js", "console.info('another');");
        File.SetLastWriteTimeUtc(
            Path.Combine(_source.Path, "embed.js"),
            TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5)
        );

        await _bundle.RefreshAsync(Cancelled);

        Read("embed.js").Should().Contain("another");
    }

    [Fact]
    public async Task A_fault_in_a_file_is_named()
    {
        _source.Write("parts/name.js", "export const name = ;");

        var refresh = () => _bundle.RefreshAsync(Cancelled);

        (await refresh.Should().ThrowAsync<LocalHostException>())
            .WithMessage("*parts/name.js:1*")
            .Which.Remedy.Should()
            .Contain(_source.Path);
    }

    public void Dispose()
    {
        _bundle.Dispose();
        _source.Dispose();
        _out.Dispose();
    }

    private string Site => Path.Combine(_out.Path, "site");

    private string Read(string name) => File.ReadAllText(Path.Combine(Site, name));
}
