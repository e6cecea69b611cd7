using System.Text.RegularExpressions;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>
/// The careers page as an element in pages of another site, whose policy is strict. What a policy refuses is an error in the
/// console, and no test may leave one.
/// </summary>
public sealed partial class EmbedTests(TestSite site) : CareersTest(site)
{
    private const string Listen = """
        window.heard = [];
        for (const name of ["ready", "submitted"]) {
          addEventListener(`apply-functions:${name}`, (event) => heard.push(`${name} ${JSON.stringify(event.detail)}`));
        }
        addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
        """;

    [Fact]
    public async Task From_the_list_to_the_confirmation_nothing_leaves_the_element()
    {
        var applicant = new Applicant();
        var visit = await EmbedAsync("");
        var page = visit.Page;
        var posting = visit.Posting;
        await Expect(new ListPage(page).Heading).ToBeVisibleAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = Postings.Title }).First;
        await Expect(link)
            .ToHaveAttributeAsync(
                "href",
                $"{Site.Careers}?job={Postings.Open}&gh_src=company-site"
            );
        await link.ClickAsync();

        var title = page.Locator("apply-functions h1");
        await Expect(title).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Apply for this role" }).ClickAsync();
        await Expect(page.Locator("#apply")).ToBeFocusedAsync();
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        await posting
            .ErrorSummary.GetByRole(AriaRole.Link, new() { Name = "“Last Name”" })
            .ClickAsync();
        await Expect(posting.LastName).ToBeFocusedAsync();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await PictureAsync(page, "embedded.light.1280");
        var reference = await posting.SubmitAsync();

        await Expect(title).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Follow your application" }))
            .ToHaveAttributeAsync("href", ToCareers());
        (await page.TitleAsync()).Should().Be("Join us – Example Company");
        page.Url.Should().Be(Site.Embedding.ToString());
        (await HeardAsync(page))
            .Should()
            .Equal("ready {}", $$"""submitted {"reference":"{{reference}}"}""");
        var stored = await Site.Storage.SettledAsync(reference, Cancelled);
        stored.Rows["application"].GetString("Email").Should().Be(applicant.Email);
        stored.Values.Should().Contain("company-site");
        await page.GetByRole(AriaRole.Link, new() { Name = "See our open roles" }).ClickAsync();
        await Expect(new ListPage(page).Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Links_lead_through_it_where_the_careers_page_shows_another_board()
    {
        var visit = await EmbedAsync("");
        var page = visit.Page;
        var list = new ListPage(page);
        await Expect(list.Heading).ToBeVisibleAsync();
        // The same functions under another address: nobody can know that this is the careers page's own board.
        await page.Locator("apply-functions")
            .EvaluateAsync("e => e.setAttribute('api-base', e.getAttribute('api-base') + '/')");
        var link = page.GetByRole(AriaRole.Link, new() { Name = Postings.Title }).First;
        await Expect(link).ToHaveAttributeAsync("href", Site.Embedding.ToString());
        await link.ClickAsync();

        await Expect(page.Locator("apply-functions h1")).ToBeFocusedAsync();
        await Expect(visit.Posting.Submit).ToBeVisibleAsync();
        var back = page.GetByRole(AriaRole.Link, new() { Name = "All open roles" });
        await Expect(back).ToBeInViewportAsync();
        await back.ClickAsync();
        await Expect(list.Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Its_looks_are_its_own_and_change_by_properties_and_parts()
    {
        var visit = await EmbedAsync("one.html");
        var posting = visit.Posting;
        await Expect(posting.Submit).ToHaveCSSAsync("background-color", "rgb(122, 31, 92)");
        await Expect(posting.Submit).ToHaveCSSAsync("text-transform", "uppercase");
        await Expect(posting.Submit).ToHaveCSSAsync("border-top-style", "solid");
        var label = posting.Form.Locator("label", new() { HasText = "First Name" });
        await Expect(label).ToHaveCSSAsync("text-transform", "none");
        await Expect(label).ToHaveCSSAsync("letter-spacing", "normal");
        await Expect(label).ToHaveCSSAsync("font-style", "normal");
        await Expect(posting.FirstName).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(visit.Page.Locator("main > h1")).ToHaveCSSAsync("color", "rgb(122, 31, 92)");
        await PictureAsync(visit.Page, "embedded-themed.light.1280");
    }

    [Theory]
    [InlineData("", ColorScheme.Light, 1280)]
    [InlineData("", ColorScheme.Dark, 320)]
    [InlineData("one.html", ColorScheme.Light, 320)]
    public async Task It_can_be_used_by_everyone(string address, ColorScheme colors, int width)
    {
        var visit = await EmbedAsync(
            address,
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        // For its own reading of styles in a shadow root axe wants a style element there, and does without where it gets none.
        visit.Expect("Applying inline style violates");
        visit.Expect("policy: style-src-elem inline");
        var (page, posting) = (visit.Page, visit.Posting);
        if (address.Length == 0)
        {
            await Expect(new ListPage(page).Heading).ToBeVisibleAsync();
            (await page.RunAxe()).Violations.Should().BeEmpty();
            await page.GetByRole(AriaRole.Link, new() { Name = Postings.Title }).First.ClickAsync();
        }

        await Expect(posting.Submit).ToBeVisibleAsync();
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        (await page.RunAxe()).Violations.Should().BeEmpty();
        var excess = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        excess.Should().Be(0);
    }

    [Fact]
    public async Task Two_elements_in_a_page_do_not_know_of_each_other()
    {
        var visit = await EmbedAsync("two.html");
        var page = visit.Page;
        var (first, second) = (page.Locator("#first"), page.Locator("#second"));
        await Expect(second.Locator("form")).ToBeVisibleAsync();
        await first.GetByRole(AriaRole.Link, new() { Name = Postings.OtherTitle }).ClickAsync();
        await Expect(first.Locator("h1")).ToBeFocusedAsync();
        page.Url.Should().EndWith($"two.html?job={Postings.Other}");

        await first.GetByLabel("First Name").FillAsync("Zoë");
        await Expect(second.GetByLabel("First Name")).ToHaveValueAsync("");
        await second.Locator("#submit").ClickAsync();
        await Expect(second.Locator("#error-summary")).ToBeFocusedAsync();
        await Expect(first.Locator("#error-summary")).ToBeHiddenAsync();
        await Expect(second.GetByLabel("First Name"))
            .ToHaveAccessibleDescriptionAsync("Please answer “First Name”.");
        (await page.TitleAsync()).Should().Be("Two elements – Example Company");

        await page.GoBackAsync();
        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "Open roles" }))
            .ToBeVisibleAsync();
        await Expect(second.Locator("#error-summary")).ToBeVisibleAsync();
        await page.GoForwardAsync();
        await Expect(first.GetByLabel("First Name")).ToHaveValueAsync("Zoë");
        await page.ReloadAsync();
        await Expect(first.Locator("h1")).ToHaveTextAsync(Postings.OtherTitle);
    }

    [Fact]
    public async Task A_posting_that_is_not_there_leads_to_the_list()
    {
        var visit = await EmbedAsync("");
        visit.Expect("status of 404");
        await visit.Page.EvaluateAsync(
            "() => document.querySelector('apply-functions').setAttribute('job', '1')"
        );
        await Expect(visit.Page.GetByText("We can’t find that role")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "All open roles" }).ClickAsync();
        await Expect(new ListPage(visit.Page).Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task It_has_the_styles_of_the_careers_page()
    {
        var (page, embedded) = (await ImportsAsync("page"), await ImportsAsync("embed"));

        embedded.Should().Equal(page.Except(["application", "print"], StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> ImportsAsync(string stylesheet)
    {
        var path = Path.Combine(RepositoryFolder.Path, "careers", "styles", $"{stylesheet}.css");
        return Import()
            .Matches(await File.ReadAllTextAsync(path, Cancelled))
            .Select(found => found.Groups["name"].Value);
    }

    private async Task<Visit> EmbedAsync(string page, BrowserNewContextOptions? options = null)
    {
        var visit = await VisitAsync(options);
        visit.Allow(Site.Embedding);
        await visit.Page.AddInitScriptAsync(Listen);
        await visit.Page.GotoAsync(new Uri(Site.Embedding, page).AbsoluteUri);
        return visit;
    }

    private Regex ToCareers() =>
        new(
            $"^{Regex.Escape(Site.Careers.ToString())}",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    private static Task<string[]> HeardAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => window.heard");

    [GeneratedRegex(@"@import ""(?<name>[\w-]+)\.css""", RegexOptions.None, 1000)]
    private static partial Regex Import();
}
