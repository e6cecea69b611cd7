using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>
/// What every test of the careers page does: it visits in browser contexts of its own, checks at the end that the page
/// behaved, and leaves a picture where it failed. Pictures go to <c>TestResults/screenshots</c> beside the tests, or to
/// the folder that <c>APPLYFUNCTIONS_SCREENSHOTS</c> names; with it set, the tests of accessibility leave theirs, too.
/// </summary>
public abstract class CareersTest(TestSite site) : IAsyncLifetime
{
    private const int LinesOfOutput = 40;
    private readonly List<Visit> _visits = [];

    private protected TestSite Site => site;

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                await ReportAsync();
                return;
            }

            _visits.ForEach(visit => visit.CheckConduct());
        }
        finally
        {
            foreach (var visit in _visits)
            {
                await visit.DisposeAsync();
            }
        }
    }

    private protected async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null)
    {
        var visit = await Visit.StartAsync(site, options);
        _visits.Add(visit);
        return visit;
    }

    private protected async Task<Visit> VisitInAsync(string profile)
    {
        var visit = await Visit.StartInAsync(site, profile);
        _visits.Add(visit);
        return visit;
    }

    /// <summary>Somebody has begun to apply: all but the equality answers is filled in, and kept on the device.</summary>
    private protected async Task<(Visit Visit, PostingPage Posting)> BeginAsync(
        Applicant applicant,
        long posting = Postings.Open
    )
    {
        var visit = await VisitAsync();
        var page = await visit.OpenPostingAsync(posting);
        await page.FillAsync(applicant);
        await DeviceStorage.UntilKeptAsync(visit.Page, "file cv.pdf", Cancelled);
        return (visit, page);
    }

    /// <summary>A picture of the whole page, if pictures are asked for.</summary>
    private protected static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(Pictures.Folder) is { Length: > 0 } folder)
        {
            await PictureAsync(page, folder, name);
        }
    }

    private async Task ReportAsync()
    {
        var folder = Environment.GetEnvironmentVariable(Pictures.Folder) is { Length: > 0 } named
            ? named
            : Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots");
        var test = string.Concat(
            (TestContext.Current.Test?.TestDisplayName ?? "test").Split([
                .. Path.GetInvalidFileNameChars(),
                ':',
                '"',
            ])
        );
        for (var i = 0; i < _visits.Count; i++)
        {
            if (_visits[i].Page.IsClosed)
            {
                continue;
            }

            var path = await PictureAsync(_visits[i].Page, folder, $"failed.{test}.{i}");
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{_visits[i].Page.Url}, as it was: {path}"
            );
        }

        var lines = site.Output.Split('\n');
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"LocalHost wrote last:\n{string.Join('\n', lines.TakeLast(LinesOfOutput))}"
        );
    }

    private static async Task<string> PictureAsync(IPage page, string folder, string name)
    {
        var path = Path.Combine(folder, $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }
}
