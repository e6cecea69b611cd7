using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>
/// What every test of the recruiters' pages does: somebody signs in and goes to a view. Nothing may be refused by the page's policy,
/// which would be an error in the console.
/// </summary>
public abstract class RecruitersTest(TestSite site) : CareersTest(site)
{
    // The shell has no viewer of its own, and pages ask for one.
    private const string WithViewer =
        "Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true })";

    private protected static string OfPosting =>
        $"applications?posting={SeededApplications.Posting}";

    private protected async Task<SeededApplications> SeedAsync() =>
        await SeededApplications.OnAsync(Site, Cancelled);

    /// <summary>Signs in as one of the sample people, by the keyboard, and comes to a view.</summary>
    private protected async Task<RecruiterPage> SignInAsync(
        string person,
        string view = "",
        BrowserNewContextOptions? options = null
    )
    {
        var visit = await BeginAsync(options ?? new BrowserNewContextOptions());
        await visit.Page.AddInitScriptAsync(WithViewer);
        await visit.Page.GotoAsync($"./#/{view}");
        await SignInHereAsync(visit.Page, person);
        return new RecruiterPage(visit);
    }

    /// <summary>Somebody who has not signed in yet.</summary>
    private protected async Task<Visit> BeginAsync(BrowserNewContextOptions options)
    {
        await WarmUpAsync();
        options.BaseURL = Site.Recruiters.ToString();
        options.AcceptDownloads = true;
        var visit = await VisitAsync(options);
        visit.Allow(Site.Recruiters);
        visit.Allow(Site.SignIn);
        return visit;
    }

    /// <summary>The provider makes its keys when it is first asked, which takes seconds where other tests run beside.</summary>
    private async Task WarmUpAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var metadata = new Uri(Site.SignIn, "/.well-known/openid-configuration");
        using var answer = await http.GetAsync(metadata, Cancelled);
        answer.EnsureSuccessStatusCode();
    }

    private protected static async Task SignInHereAsync(IPage page, string person)
    {
        var button = page.GetByRole(AriaRole.Button, new() { NameRegex = SignIn() });
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var name = page.GetByRole(AriaRole.Button, new() { Name = person, Exact = true });
        await name.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#account")).ToContainTextAsync("Sign out");
    }

    private static System.Text.RegularExpressions.Regex SignIn() =>
        new("^Sign in", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
