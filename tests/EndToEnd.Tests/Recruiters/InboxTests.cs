using System.Text;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>The list: searching, narrowing, going through it by the keyboard, and taking it away as a file.</summary>
public sealed class InboxTests(TestSite site) : RecruitersTest(site)
{
    [Fact]
    public async Task What_is_searched_is_found_marked_and_survives_going_there_and_back()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Recruiter", OfPosting);
        await Expect(recruiter.LinkTo("Noter")).ToBeVisibleAsync();

        await recruiter.PressAsync("/");
        await Expect(recruiter.Search).ToBeFocusedAsync();
        await recruiter.Page.Keyboard.TypeAsync($"{SeededApplications.Rare}?x");
        await recruiter.Search.FillAsync(SeededApplications.Rare);
        await recruiter.PressAsync("Enter");

        await Expect(recruiter.Rows).ToHaveCountAsync(1);
        await Expect(recruiter.Row("Noter").Locator("mark"))
            .ToHaveTextAsync(SeededApplications.Rare);
        await Expect(recruiter.Page.Locator(".total")).ToHaveTextAsync("1 application");
        await Expect(recruiter.Announcer).ToHaveTextAsync("1 application");
        await recruiter.LinkTo("Noter").ClickAsync();
        await Expect(recruiter.Heading).ToBeFocusedAsync();
        await recruiter.Page.GoBackAsync();
        await Expect(recruiter.LinkTo("Noter")).ToBeFocusedAsync();
        await Expect(recruiter.Search).ToHaveValueAsync(SeededApplications.Rare);

        await recruiter.Search.FillAsync("nobody-has-this");
        await recruiter.PressAsync("Enter");
        await Expect(recruiter.Page.Locator(".empty")).ToContainTextAsync("No application fits");

        recruiter.Visit.Expect("status of 400");
        await recruiter.Search.FillAsync("\"half a phrase");
        await recruiter.PressAsync("Enter");
        await Expect(recruiter.Problem).ToContainTextAsync("This was not done");
        await Expect(recruiter.Page.Locator(".empty")).ToBeHiddenAsync();
        await recruiter.Page.GoBackAsync();
        await recruiter.Page.GoBackAsync();
        await Expect(recruiter.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_stand_in_the_address()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Recruiter", OfPosting);
        await Expect(recruiter.Label("Posting")).ToHaveValueAsync($"{SeededApplications.Posting}");
        await Expect(recruiter.LinkTo("Pdfson")).ToBeVisibleAsync();

        await recruiter.Label("Withdrawn").CheckAsync();
        await Expect(recruiter.Page.Locator(".empty")).ToBeVisibleAsync();
        recruiter.Page.Url.Should().Contain("stage=withdrawn");
        await recruiter.Label("Withdrawn").UncheckAsync();
        await recruiter.Label("Received to").FillAsync("2020-01-01");
        await Expect(recruiter.Page.Locator(".empty")).ToBeVisibleAsync();
        await recruiter.Button("Clear all").ClickAsync();
        await Expect(recruiter.Search).ToBeFocusedAsync();
        await Expect(recruiter.Rows.First).ToBeVisibleAsync();
        recruiter.Page.Url.Should().NotContain("received_to");
    }

    [Fact]
    public async Task The_keyboard_alone_walks_selects_opens_and_comes_back()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Recruiter", $"{OfPosting}&q=Next*");
        await Expect(recruiter.Rows).ToHaveCountAsync(2);
        var (first, second) = (Link(0), Link(1));

        await recruiter.PressAsync("j");
        await Expect(first).ToBeFocusedAsync();
        await recruiter.PressAsync("j");
        await Expect(second).ToBeFocusedAsync();
        await recruiter.PressAsync("ArrowUp");
        await Expect(first).ToBeFocusedAsync();
        await recruiter.PressAsync("x");
        await Expect(recruiter.Page.Locator(".selection")).ToContainTextAsync("1 selected");
        await recruiter.PressAsync("x");
        await Expect(recruiter.Page.Locator(".selection")).ToBeHiddenAsync();
        await recruiter.PressAsync("k");
        await first.PressAsync("Enter");
        await Expect(recruiter.Page.Locator(".place")).ToHaveTextAsync("1 of 2");
        var name = await recruiter.Heading.TextContentAsync();
        await recruiter.PressAsync("j");
        await Expect(recruiter.Page.Locator(".place")).ToHaveTextAsync("2 of 2");
        await Expect(recruiter.Heading).Not.ToHaveTextAsync(name!);
        await Expect(recruiter.Heading).ToBeFocusedAsync();
        await recruiter.PressAsync("n");
        await Expect(recruiter.Label("New note")).ToBeFocusedAsync();
        await recruiter.PressAsync("u");
        await Expect(recruiter.Label("New note")).ToHaveValueAsync("u", new() { Timeout = 5_000 });
        await recruiter.Label("New note").FillAsync("");
        await recruiter.Heading.FocusAsync();
        await recruiter.PressAsync("u");
        await Expect(second).ToBeFocusedAsync();

        await recruiter.PressAsync("?");
        var keys = recruiter.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        await keys.GetByLabel("Single keys do this").UncheckAsync();
        await recruiter.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();
        await second.FocusAsync();
        await recruiter.PressAsync("k");
        await Expect(second).ToBeFocusedAsync();

        ILocator Link(int row) => recruiter.Rows.Nth(row).GetByRole(AriaRole.Link);
    }

    [Fact]
    public async Task What_is_shown_is_exported_as_a_table()
    {
        var seeded = await SeedAsync();
        var recruiter = await SignInAsync("Reader", $"{OfPosting}&q=Pdfson");
        await Expect(recruiter.Rows).ToHaveCountAsync(1);

        var download = await recruiter.Page.RunAndWaitForDownloadAsync(() =>
            recruiter.Button("Export CSV").ClickAsync()
        );

        download
            .SuggestedFilename.Should()
            .MatchRegex(@"^applications-example-\d{4}-\d\d-\d\d\.csv$");
        var text = await File.ReadAllTextAsync(
            await download.PathAsync(),
            Encoding.UTF8,
            Cancelled
        );
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(2, "a row of names and one application");
        lines[1].Should().Contain(seeded.Ids["Pdfson"]).And.Contain("Pdfson");
    }
}
