using System.Text.RegularExpressions;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>What is wrong is said where it is wrong, and nothing that is wrong is kept.</summary>
public sealed partial class FaultTests(TestSite site) : CareersTest(site)
{
    private static readonly string[] Required =
    [
        "Please answer “First Name”.",
        "Please answer “Last Name”.",
        "Please answer “Email”.",
        "Please attach a file for “Resume/CV”, or enter it manually.",
        "Please choose an answer to “Where did you hear about this role?”.",
        "Please choose an answer to “Race/ethnic group”.",
        "Please choose an answer to “Gender”.",
    ];

    [Fact]
    public async Task Missing_answers_are_listed_and_each_leads_to_its_field()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.Submit.ClickAsync();

        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        await Expect(visit.Page).ToHaveTitleAsync(ErrorTitle());
        var links = posting.ErrorSummary.GetByRole(AriaRole.Link);
        await Expect(links).ToHaveTextAsync(Required);
        foreach (var message in Required)
        {
            await posting
                .ErrorSummary.GetByRole(AriaRole.Link, new() { Name = message })
                .ClickAsync();
            var focused = visit.Page.Locator("[data-question]:has(:focus)");
            await Expect(focused).ToContainTextAsync(message);
            await Expect(focused).ToBeInViewportAsync();
        }

        foreach (var field in new[] { posting.FirstName, posting.LastName, posting.Email })
        {
            await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(field).ToHaveAccessibleDescriptionAsync(PleaseAnswer());
        }

        await Expect(posting.Gender).ToHaveAccessibleDescriptionAsync(Required[6]);
        await Expect(posting.Ethnicity)
            .ToHaveAccessibleDescriptionAsync($"{Required[5]} Choose all that apply.");
        await Expect(posting.Resume.Locator("input[type=file]"))
            .ToHaveAccessibleDescriptionAsync(StartingWith(Required[3]));
        visit.Posts.Should().BeEmpty("the page finds these faults itself");
    }

    [Fact]
    public async Task A_fault_goes_as_soon_as_it_is_mended()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();

        await posting.FirstName.FillAsync("Zoë");
        await posting.FirstName.BlurAsync();
        await Expect(visit.Page.GetByText(Required[0])).ToHaveCountAsync(1);
        await Expect(posting.FirstName).Not.ToHaveAttributeAsync("aria-invalid", "true");

        await posting.AttachAsync(posting.Resume, Files.Cv);
        await Expect(posting.Resume).Not.ToContainTextAsync(Required[3]);
    }

    [Fact]
    public async Task A_click_right_after_mending_an_answer_is_not_lost()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();

        // Pressing the button takes the focus from the field, whose fault then goes and leaves its room.
        await posting.Email.FillAsync("zoe@example.com");
        var toggle = posting.Resume.GetByRole(AriaRole.Button, new() { Name = "Enter manually" });
        await toggle.ClickAsync(new() { Delay = 200 });
        await Expect(posting.Resume.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await Expect(posting.Email).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task What_only_the_server_can_see_is_told_at_the_field()
    {
        // The page is content with both: it can't tell how long an address mail reaches, nor a Word document from an archive.
        var email = Applicant.LongEmail;
        var applicant = new Applicant { Resume = Files.Archive };
        var visit = await VisitAsync();
        visit.Expect("status of 422");
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.Email.FillAsync(email);
        await posting.Submit.ClickAsync();

        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        await Expect(posting.ErrorSummary.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await Expect(posting.Email).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(posting.Email).ToHaveAccessibleDescriptionAsync(NoAddress());
        await Expect(posting.Resume)
            .ToContainTextAsync("This is not a file of a type that we can read.");
        (await Site.Storage.IdsOfAsync(email, Cancelled)).Should().BeEmpty();

        await posting.Email.FillAsync(applicant.Email);
        await posting.Resume.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await posting.AttachAsync(posting.Resume, Files.Cv);
        var reference = await posting.SubmitAsync();
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }

    [Fact]
    public async Task A_posting_that_closes_while_its_form_is_open_says_so()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        visit.Expect("status of 422");
        var posting = await visit.OpenPostingAsync(Postings.Closing);
        await posting.FillAsync(applicant);
        await Site.ClosePostingAsync(Postings.Closing, Cancelled);
        await posting.Submit.ClickAsync();

        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Problem).ToContainTextAsync("This role has closed");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_program_named_like_a_document_is_refused_before_it_is_sent()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.AttachAsync(posting.Resume, Files.Program);

        const string message = "“cv.pdf” is a program, not a document.";
        await Expect(posting.Resume).ToContainTextAsync(message);
        await Expect(PostingPage.AttachButton(posting.Resume)).ToBeVisibleAsync();
        await posting.FillAsync(new Applicant { Resume = null });
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToContainTextAsync(Required[3]);
        visit.Posts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_before_it_is_sent()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.AttachAsync(posting.Resume, Files.Words);
        await Expect(posting.Resume)
            .ToContainTextAsync(
                "“cv.pdf” is not a sound PDF file. Please open it, save it again as PDF, and"
            );
        await posting.AttachAsync(posting.Resume, Files.Cv);
        await Expect(posting.Resume).Not.ToContainTextAsync("not a sound PDF file");
    }

    [Fact]
    public async Task A_document_that_was_cut_off_is_refused_before_it_is_sent()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.AttachAsync(posting.Resume, Files.CutOff);

        await Expect(posting.Resume)
            .ToContainTextAsync("“cv.docx” is damaged: the end of the DOCX file is missing.");
        await posting.AttachAsync(posting.Resume, Files.Cv);
        await Expect(posting.Resume).Not.ToContainTextAsync("is damaged");
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_refused_before_it_is_sent()
    {
        using var folder = new TestFolder();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.AttachAsync(posting.Resume, Files.TooLarge(folder.Path));
        await Expect(posting.Resume).ToContainTextAsync("“large.pdf” has 28.7");
        await Expect(posting.Resume).ToContainTextAsync("attach a smaller version");
        await Expect(PostingPage.AttachButton(posting.Resume)).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Expect(posting.Restored).ToHaveCountAsync(0);
        visit.Posts.Should().BeEmpty();
    }

    [GeneratedRegex("^Error: ", RegexOptions.None, 1000)]
    private static partial Regex ErrorTitle();

    [GeneratedRegex("^Please answer", RegexOptions.None, 1000)]
    private static partial Regex PleaseAnswer();

    [GeneratedRegex("does not look like an email address", RegexOptions.None, 1000)]
    private static partial Regex NoAddress();

    private static Regex StartingWith(string text) =>
        new($"^{Regex.Escape(text)}", RegexOptions.None, TimeSpan.FromSeconds(1));
}
