using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ApplyFunctions.EndToEnd.Tests.Running.TestSite))]

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>The running system and a browser, once for all tests.</summary>
public class TestSite : IAsyncLifetime
{
    private static readonly string[] BrowserArguments =
    [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private LocalHostProcess? _localHost;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Uri Careers => _localHost!.Careers;

    internal Uri Embedding => _localHost!.Embedding;

    internal Uri Recruiters => _localHost!.Recruiters;

    internal Uri SignIn => _localHost!.SignIn;

    internal Uri Functions => _localHost!.Functions;

    internal StorageView Storage { get; private set; } = null!;

    internal MailCatcherClient Mails { get; private set; } = null!;

    internal IBrowser Browser => _browser!;

    // Chromium refuses to run with its sandbox as root.
    private static bool HasSandbox => !Environment.IsPrivilegedProcess;

    /// <summary>Where candidates keep files, as the functions and the page see it.</summary>
    internal FilePlaces Places { get; private set; } = null!;

    /// <summary>All that LocalHost and the functions app have written so far.</summary>
    internal string Output => _localHost?.Output ?? "";

    /// <summary>Settings of the app besides those that LocalHost gives it.</summary>
    private protected virtual IReadOnlyDictionary<string, string> Settings =>
        System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    public async ValueTask InitializeAsync()
    {
        var browser = OpenBrowserAsync();
        Places = await FilePlaces.StartAsync();
        _localHost = await LocalHostProcess.StartAsync(
            new Dictionary<string, string>(Places.Settings.Concat(Settings), StringComparer.Ordinal)
        );
        Storage = new StorageView(_localHost.StorageConnection);
        Mails = new MailCatcherClient(_localHost.MailCatcher);
        await ImportPostingsAsync(_localHost);
        _browser = await browser;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
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
    internal Task ClosePostingAsync(long id, CancellationToken cancellationToken) =>
        SetDeadlineAsync(id, TimeProvider.System.GetUtcNow(), cancellationToken);

    internal async Task SetDeadlineAsync(
        long id,
        DateTimeOffset deadline,
        CancellationToken cancellationToken
    )
    {
        using var author = Author();
        var path = PathOf(id);
        var source = await author.GetFromJsonAsync<JsonObject>($"{path}/source", cancellationToken);
        source!["application_deadline"] = deadline.ToString(
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture
        );
        var saved = await author.PutAsJsonAsync(path, source, cancellationToken);
        saved.EnsureSuccessStatusCode();
    }

    /// <summary>Takes a posting down, as its author does.</summary>
    internal async Task WithdrawPostingAsync(long id, CancellationToken cancellationToken)
    {
        using var author = Author();
        var deleted = await author.DeleteAsync(PathOf(id), cancellationToken);
        deleted.EnsureSuccessStatusCode();
    }

    internal static string PathOf(long id) => $"/v1/boards/example/jobs/{id}";

    /// <summary>Whoever holds a key of the board. The caller disposes of it.</summary>
    internal HttpClient Author()
    {
        var author = new HttpClient { BaseAddress = Functions };
        author.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String("local-development-key:"u8)
        );
        return author;
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
                ChromiumSandbox = HasSandbox,
                Args = BrowserArguments,
            }
        );
    }

    /// <summary>A browser of its own, whose profile is kept in a folder.</summary>
    internal async Task<IBrowserContext> OpenProfileAsync(
        string folder,
        BrowserTypeLaunchPersistentContextOptions options
    )
    {
        options.ExecutablePath = await SystemBrowser.FindAsync();
        options.Headless = true;
        options.ChromiumSandbox = HasSandbox;
        options.Args = BrowserArguments;
        return await _playwright!.Chromium.LaunchPersistentContextAsync(folder, options);
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
                [
                    (Postings.Other, Postings.OtherTitle),
                    (Postings.Closing, Postings.ClosingTitle),
                    (Postings.Ending, "Winder of Clocks"),
                    (Postings.Ended, "Setter of Sundials"),
                    (Postings.Withdrawn, "Finder of Lost Hours"),
                ]
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
        foreach (
            var (id, document) in (Span<(long, string)>)
                [
                    (Postings.German, TranslatedPostings.German(Postings.German)),
                    (Postings.French, TranslatedPostings.French(Postings.French)),
                    (Postings.Portuguese, TranslatedPostings.Portuguese(Postings.Portuguese)),
                ]
        )
        {
            folder.Write($"example/jobs/{id}.json", document);
        }

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

    public const long German = 5172518002;
    public const long French = 5172519002;
    public const long Portuguese = 5172520002;

    /// <summary>A test closes it.</summary>
    public const long Closing = 5172514002;

    /// <summary>A test gives it a deadline that comes near.</summary>
    public const long Ending = 5172515002;

    /// <summary>A test closes it, too.</summary>
    public const long Ended = 5172516002;

    /// <summary>A test takes it down.</summary>
    public const long Withdrawn = 5172517002;
}
