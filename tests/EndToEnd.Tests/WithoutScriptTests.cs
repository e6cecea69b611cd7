using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>A browser in which no script runs: the form is filled in, corrected and accepted all the same.</summary>
public sealed class WithoutScriptTests(TestSite site) : CareersTest(site)
{
    private const string Title = "Apply: ";

    [Fact]
    public async Task A_form_is_filled_in_corrected_and_accepted()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync(Scriptless());
        visit.Expect("status of 422");
        var page = visit.Page;
        await page.GotoAsync(FormOf(Postings.Open));
        await FillAsync(page, applicant);
        await page.Locator("#field-first_name").FillAsync("Zoë www.example.com");
        await page.Locator("#field-resume").SetInputFilesAsync(Files.Cv);
        await SubmitAsync(page);

        await Expect(page).ToHaveTitleAsync($"Error: {Title}{Postings.Title}");
        var summary = page.Locator("#summary");
        await Expect(summary.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await summary.GetByRole(AriaRole.Link).ClickAsync();
        var name = page.Locator("#field-first_name");
        await Expect(name).ToBeFocusedAsync();
        await Expect(name)
            .ToHaveAccessibleDescriptionAsync(
                "This can’t contain a web address. Please take it out."
            );
        await Expect(name).ToHaveValueAsync("Zoë www.example.com");
        await Expect(page.Locator("#field-last_name")).ToHaveValueAsync(applicant.LastName);
        await Expect(page.Locator(".lost")).ToContainTextAsync("“cv.pdf”");
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().BeEmpty();

        await name.FillAsync(applicant.FirstName);
        await page.Locator("#field-resume").SetInputFilesAsync(Files.Cv);
        await SubmitAsync(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("We have your application");
        var reference = await page.Locator("#reference").InnerTextAsync();
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }

    [Fact]
    public async Task The_browser_itself_asks_for_what_is_missing()
    {
        var visit = await VisitAsync(Scriptless());
        await visit.Page.GotoAsync(FormOf(Postings.Open));
        await SubmitAsync(visit.Page);

        await Expect(visit.Page.Locator("#field-first_name")).ToBeFocusedAsync();
        visit.Posts.Should().BeEmpty();
    }

    [Fact]
    public async Task The_careers_page_leads_to_the_form()
    {
        var visit = await VisitAsync(Scriptless());
        await visit.Page.GotoAsync($"?job={Postings.Open}");
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "Apply without JavaScript" })
            .ClickAsync();

        await Expect(visit.Page).ToHaveTitleAsync(Title + Postings.Title);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Every_state_can_be_used_by_everyone(ColorScheme colors, int width)
    {
        // The same pages, which have no script of their own; only axe runs one.
        var visit = await VisitAsync(Scriptless(colors, width, withAxe: true));
        visit.Expect("status of 4");
        var page = visit.Page;
        var faults = new List<string>();
        await page.GotoAsync(FormOf(Postings.Detailed));
        await LookAsync("detailed");
        await page.GotoAsync(FormOf(Postings.Closed));
        await LookAsync("closed");
        await page.GotoAsync(FormOf(1));
        await LookAsync("missing");

        await page.GotoAsync(FormOf(Postings.Open));
        await LookAsync("form");
        var applicant = new Applicant();
        await FillAsync(page, applicant);
        await page.Locator("#field-phone").FillAsync("none");
        await SubmitAsync(page);
        await Expect(page.Locator("#summary")).ToBeVisibleAsync();
        await LookAsync("errors");

        await page.Locator("#field-phone").FillAsync("");
        await page.Locator("#field-resume").SetInputFilesAsync(Files.Cv);
        await SubmitAsync(page);
        await Expect(page.Locator("#reference")).ToBeVisibleAsync();
        await LookAsync("accepted");
        string.Join('\n', faults).Should().BeEmpty();

        async Task LookAsync(string state)
        {
            var mode = new Mode(
                $"{colors}.{width}".ToLowerInvariant(),
                width,
                colors,
                Depth: Depth.Everything
            );
            await Pictures.TakeAsync(page, $"without-script-{state}", mode);
            var found = await Measures.AxeAsync(page, mode);
            faults.AddRange(
                found.Concat(await Measures.LayoutAsync(page)).Select(fault => $"{state}: {fault}")
            );
        }
    }

    private string FormOf(long posting) =>
        new Uri(Site.Functions, $"/v1/boards/example/jobs/{posting}/apply").AbsoluteUri;

    private static BrowserNewContextOptions Scriptless(
        ColorScheme colors = ColorScheme.Light,
        int width = 1280,
        bool withAxe = false
    ) =>
        new()
        {
            JavaScriptEnabled = withAxe,
            ColorScheme = colors,
            ViewportSize = new() { Width = width, Height = 800 },
        };

    private static Task SubmitAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Submit application" }).ClickAsync();

    private static async Task FillAsync(IPage page, Applicant applicant)
    {
        await page.Locator("#field-first_name").FillAsync(applicant.FirstName);
        await page.Locator("#field-last_name").FillAsync(applicant.LastName);
        await page.Locator("#field-email").FillAsync(applicant.Email);
        await page.GetByLabel("Where did you hear about this role?")
            .SelectOptionAsync(applicant.HeardFrom);
        foreach (var ethnicity in applicant.Ethnicities)
        {
            await page.GetByRole(AriaRole.Group, new() { Name = "Race/ethnic group" })
                .GetByLabel(ethnicity)
                .CheckAsync();
        }

        await page.GetByRole(AriaRole.Group, new() { Name = "Gender" })
            .GetByLabel(applicant.Gender)
            .CheckAsync();
    }
}
