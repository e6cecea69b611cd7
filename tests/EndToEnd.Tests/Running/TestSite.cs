using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ApplyFunctions.EndToEnd.Tests.Running.TestSite))]

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>The running system and a browser, once for all tests.</summary>
public sealed class TestSite : IAsyncLifetime
{
    private LocalHostProcess? _localHost;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Uri Careers => _localHost!.Careers;

    internal Uri Embedding => _localHost!.Embedding;

    internal Uri Functions => _localHost!.Functions;

    internal StorageView Storage { get; private set; } = null!;

    internal MailCatcherClient Mails { get; private set; } = null!;

    internal IBrowser Browser => _browser!;

    /// <summary>Where candidates keep files, as the functions and the page see it.</summary>
    internal FilePlaces Places { get; private set; } = null!;

    /// <summary>All that LocalHost and the functions app have written so far.</summary>
    internal string Output => _localHost?.Output ?? "";

    public async ValueTask InitializeAsync()
    {
        var browser = OpenBrowserAsync();
        Places = await FilePlaces.StartAsync();
        _localHost = await LocalHostProcess.StartAsync(Places.Settings);
        Storage = new StorageView(_localHost.StorageConnection);
        Mails = new MailCatcherClient(_localHost.MailCatcher);
        await ImportPostingsAsync(_localHost);
        _browser = await browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Mails?.Dispose();
        if (Places is not null)
        {
            await Places.DisposeAsync();
        }

        if (_localHost is not null)
        {
            await _localHost.DisposeAsync();
        }
    }

    /// <summary>Gives a posting a deadline that has just passed, as its author does.</summary>
    internal async Task ClosePostingAsync(long id, CancellationToken cancellationToken)
    {
        using var author = new HttpClient { BaseAddress = Functions };
        author.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String("local-development-key:"u8)
        );
        var path = $"/v1/boards/example/jobs/{id}";
        var source = await author.GetFromJsonAsync<JsonObject>($"{path}/source", cancellationToken);
        source!["application_deadline"] = TimeProvider
            .System.GetUtcNow()
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var saved = await author.PutAsJsonAsync(path, source, cancellationToken);
        saved.EnsureSuccessStatusCode();
    }

    private async Task<IBrowser> OpenBrowserAsync()
    {
        var executable = await SystemBrowser.FindAsync();
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                Headless = true,
                // Chromium refuses to run with its sandbox as root.
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
                Args =
                [
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>The samples have one open posting; some tests need others, which differ.</summary>
    private static async Task ImportPostingsAsync(LocalHostProcess localHost)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "samples", $"{Postings.Open}.json");
        var posting = JsonNode.Parse(await File.ReadAllTextAsync(sample))!;
        posting["demographic_questions"] = null;
        using var folder = new TestFolder();
        foreach (
            var (id, title) in (Span<(long, string)>)
                [(Postings.Other, Postings.OtherTitle), (Postings.Closing, Postings.ClosingTitle)]
        )
        {
            posting["id"] = id;
            posting["title"] = title;
            folder.Write($"example/jobs/{id}.json", posting.ToJsonString());
        }

        folder.Write(
            $"example/jobs/{Postings.Detailed}.json",
            DetailedPosting.Document(Postings.Detailed)
        );
        folder.Write("example/schools.json", DetailedPosting.Schools);
        await localHost.ImportAsync(folder.Path);
    }
}

/// <summary>The postings of board <c>example</c>: two samples, and those that these tests add.</summary>
internal static class Postings
{
    public const string Title = "Software Engineering Manager, ML Performance";
    public const string OtherTitle = "Office Manager, Zürich";
    public const string ClosingTitle = "Keeper of the Keys";
    public const long Open = ApplicationForm.OpenPosting;
    public const long Closed = ApplicationForm.ClosedPosting;
    public const long Other = 5172512002;
    public const long Detailed = 5172513002;

    /// <summary>A test closes it.</summary>
    public const long Closing = 5172514002;
}
