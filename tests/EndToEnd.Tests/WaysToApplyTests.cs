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
        await PostingPage.TypeInsteadAsync(posting.CoverLetter, "I look forward to it.");
        var reference = await posting.SubmitAsync();
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "Follow your application" })
            .ClickAsync();
        await Expect(visit.Status.Files.Locator(".file-label"))
            .ToHaveTextAsync(["Resume/CV", "Cover Letter"]);

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
    public async Task A_posting_that_asks_for_a_resume_alone_can_be_applied_for()
    {
        var id = Random.Shared.NextInt64(1_000_000_000, 9_000_000_000);
        using var document = new StringContent(
            """
            {"title": "Bicycle Mechanic", "location": {"name": "Leeds"}, "questions": [
              {"label": "Resume/CV", "required": true, "fields": [{"name": "resume", "type": "input_file"}]}]}
            """,
            Encoding.UTF8,
            "application/json"
        );
        using var author = Site.Author();
        (await author.PutAsync(TestSite.PathOf(id), document, Cancelled)).EnsureSuccessStatusCode();
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(id);
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToContainTextAsync("4 answers");

        await visit.Page.GetByLabel("First name").FillAsync(applicant.FirstName);
        await visit.Page.GetByLabel("Last name").FillAsync(applicant.LastName);
        await posting.Email.FillAsync(applicant.Email);
        await posting.AttachAsync(posting.Resume, applicant.Resume!);
        var reference = await posting.SubmitAsync();

        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }

    [Fact]
    public async Task Long_names_are_taken_as_they_are()
    {
        var applicant = new Applicant
        {
            FirstName = string.Concat(Enumerable.Repeat("Zoë ", 50)).TrimEnd() + "a",
            LastName = new string('Ł', 200),
            Resume = Files.LongNamed(200),
        };
        var visit = await VisitAsync(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 800 },
            }
        );
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var excess = await visit.Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        excess.Should().Be(0);
        var reference = await posting.SubmitAsync();

        var stored = await Site.Storage.SettledAsync(reference, Cancelled);
        stored.Rows["application"].GetString("FirstName").Should().Be(applicant.FirstName);
        stored.Rows["application"].GetString("LastName").Should().Be(applicant.LastName);
        stored.Rows["file.resume"].GetString("FileName").Should().Be(applicant.Resume.Name);
    }

    [Theory]
    [InlineData("new Event('input', { bubbles: true }), new Event('change', { bubbles: true })")]
    [InlineData("")]
    public async Task What_the_browser_fills_in_is_kept_and_sent(string events)
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.HeardFrom.SelectOptionAsync(applicant.HeardFrom);
        await posting.AttachAsync(posting.Resume, Files.Cv);
        await DeviceStorage.UntilKeptAsync(visit.Page, "file cv.pdf", Cancelled);
        var fill = $$"""
            (values) => {
              for (const [autocomplete, value] of Object.entries(values)) {
                const field = document.querySelector(`[autocomplete="${autocomplete}"]`);
                field.value = value;
                for (const event of [{{events}}]) field.dispatchEvent(event);
              }
            }
            """;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["given-name"] = applicant.FirstName,
            ["family-name"] = applicant.LastName,
            ["email"] = applicant.Email,
            ["tel"] = "+44 20 7946 0958",
        };
        await visit.Page.EvaluateAsync(fill, values);
        await visit.Page.ReloadAsync();

        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();
        var rows = await Site.Storage.RowsAsync(reference, Cancelled);
        rows["application"].GetString("Phone").Should().Be("+44 20 7946 0958");
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
