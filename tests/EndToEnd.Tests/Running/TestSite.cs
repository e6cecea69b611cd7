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

    internal Uri Functions => _localHost!.Functions;

    internal StorageView Storage { get; private set; } = null!;

    internal MailCatcherClient Mails { get; private set; } = null!;

    internal IBrowser Browser => _browser!;

    /// <summary>All that LocalHost and the functions app have written so far.</summary>
    internal string Output => _localHost?.Output ?? "";

    public async ValueTask InitializeAsync()
    {
        var browser = OpenBrowserAsync();
        _localHost = await LocalHostProcess.StartAsync();
        Storage = new StorageView(_localHost.StorageConnection);
        Mails = new MailCatcherClient(_localHost.MailCatcher);
        await ImportSecondPostingAsync(_localHost);
        await PutDetailedPostingAsync(Storage);
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
        if (_localHost is not null)
        {
            await _localHost.DisposeAsync();
        }
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

    private static async Task PutDetailedPostingAsync(StorageView storage)
    {
        var stop = TestContext.Current.CancellationToken;
        await storage.PutBoardFileAsync("example/schools.json", DetailedPosting.Schools, stop);
        await storage.PutPostingAsync(
            ApplicationForm.Board,
            $"{Postings.Detailed}",
            DetailedPosting.Document(Postings.Detailed),
            stop
        );
    }

    /// <summary>The samples have one open posting; some tests need two, which differ.</summary>
    private static async Task ImportSecondPostingAsync(LocalHostProcess localHost)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "samples", $"{Postings.Open}.json");
        var posting = JsonNode.Parse(await File.ReadAllTextAsync(sample))!;
        posting["id"] = Postings.Other;
        posting["title"] = Postings.OtherTitle;
        posting["demographic_questions"] = null;
        var folder = Directory.CreateTempSubdirectory("applyfunctions-e2e-board-");
        try
        {
            var jobs = folder.CreateSubdirectory("example").CreateSubdirectory("jobs");
            await File.WriteAllTextAsync(
                Path.Combine(jobs.FullName, $"{Postings.Other}.json"),
                posting.ToJsonString()
            );
            await localHost.ImportAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>The postings of board <c>example</c>: two samples, and two that these tests add.</summary>
internal static class Postings
{
    public const string Title = "Software Engineering Manager, ML Performance";
    public const string OtherTitle = "Office Manager, Zürich";
    public const long Open = ApplicationForm.OpenPosting;
    public const long Closed = ApplicationForm.ClosedPosting;
    public const long Other = 5172512002;
    public const long Detailed = 5172513002;
}
