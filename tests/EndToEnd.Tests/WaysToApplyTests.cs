using System.Text;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>There is more than one way to apply, and a time after which there is none.</summary>
public sealed class WaysToApplyTests(TestSite site) : CareersTest(site)
{
    private const int MostTabs = 40;

    [Fact]
    public async Task A_resume_can_be_typed_in()
    {
        const string resume =
            "Zoë Łukasiewicz\n\n2019–2024  Chief of clocks, Žižkov\n2010–2019  Baker";
        var applicant = new Applicant { Resume = null };
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await PostingPage.TypeInsteadAsync(posting.Resume, resume);
        var reference = await posting.SubmitAsync();

        await Site.Storage.SettledAsync(reference, Cancelled);
        var text = await Site.Storage.BlobAsync("texts", $"{reference}/resume_text.txt", Cancelled);
        foreach (var line in resume.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Of two blanks the text keeps one.
            Encoding
                .UTF8.GetString(text!)
                .Should()
                .Contain(line.Replace("  ", " ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_list_to_the_confirmation()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var list = await visit.OpenListAsync();
        var (page, keyboard) = (visit.Page, visit.Page.Keyboard);
        await Expect(list.Heading).ToBeVisibleAsync();
        await TabToAsync(page, list.OpenPosting(Postings.Title));
        await keyboard.PressAsync("Enter");

        var posting = visit.Posting;
        await Expect(posting.Title).ToBeFocusedAsync();
        await TabToAsync(page, posting.FirstName);
        await keyboard.TypeAsync(applicant.FirstName);
        await TabToAsync(page, posting.LastName);
        await keyboard.TypeAsync(applicant.LastName);
        await TabToAsync(page, posting.Email);
        await keyboard.TypeAsync(applicant.Email);
        await TabToAsync(page, posting.Resume.Locator("input[type=file]"));
        var chooser = await page.RunAndWaitForFileChooserAsync(() => keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(Files.Cv);
        await Expect(posting.Resume.GetByRole(AriaRole.Button, new() { Name = "Remove" }))
            .ToBeFocusedAsync();
        await TabToAsync(page, posting.HeardFrom);
        await keyboard.TypeAsync("Univ");
        await TabToAsync(page, posting.Ethnicity.GetByLabel("Prefer not to say"));
        await keyboard.PressAsync("Space");
        await TabToAsync(page, posting.Gender.GetByLabel("Woman"));
        await keyboard.PressAsync("ArrowUp");
        await Expect(posting.Gender.GetByLabel("Prefer not to say")).ToBeCheckedAsync();
        await TabToAsync(page, posting.Submit);
        await keyboard.PressAsync("Enter");

        var reference = await posting.ReceivedAsync();
        await Expect(posting.Received).ToBeFocusedAsync();
        var stored = await Site.Storage.SettledAsync(reference, Cancelled);
        stored.Rows["application"].GetString("Answers").Should().Contain("5172802002");
    }

    [Fact]
    public async Task A_closed_posting_says_when_it_closed_and_has_no_form()
    {
        var visit = await VisitAsync(new() { TimezoneId = "America/New_York" });
        var list = await visit.OpenListAsync();
        await list.ClosedPosting(Postings.Title).ClickAsync();

        var posting = visit.Posting;
        await Expect(posting.ClosedNotice).ToContainTextAsync("This role is closed.");
        await Expect(posting.ClosedNotice)
            .ToContainTextAsync("Friday, 7 June 2024 at 17:00 British Summer Time");
        await Expect(posting.ClosedNotice)
            .ToContainTextAsync("12:00 Eastern Daylight Time where you are");
        await Expect(posting.Form).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("Apply for this role")).ToHaveCountAsync(0);
        (await visit.Page.TitleAsync()).Should().StartWith($"Closed: {Postings.Title}");
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        throw new InvalidOperationException($"{target} is not reached by the Tab key.");
    }
}
