using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>One application: what it says, and what is done with it.</summary>
public sealed class ApplicationTests(TestSite site) : RecruitersTest(site)
{
    [Fact]
    public async Task A_resume_is_shown_beside_its_text_and_can_be_saved()
    {
        var recruiter = await OpenAsync("Pdfson");

        await Expect(recruiter.Heading).ToHaveTextAsync("Ada Pdfson");
        await Expect(recruiter.Page.Locator(".file-text")).ToContainTextAsync("Café Müller & Søn");
        var frame = recruiter.Page.Locator("iframe");
        await Expect(frame)
            .ToHaveAttributeAsync(
                "src",
                new System.Text.RegularExpressions.Regex("^blob:", default, TimeSpan.FromSeconds(1))
            );
        await Expect(frame).ToHaveAttributeAsync("title", "Resume/CV as it was attached: cv.pdf");
        await Expect(recruiter.Page).ToHaveTitleAsync("Ada Pdfson – Example Company recruiting");
        var download = await recruiter.Page.RunAndWaitForDownloadAsync(() =>
            recruiter.Button("Download cv.pdf").ClickAsync()
        );
        download.SuggestedFilename.Should().Be("cv.pdf");
        var saved = await File.ReadAllBytesAsync(await download.PathAsync(), Cancelled);
        saved.Should().Equal(ApplicationForm.Fixture("cv.pdf"));
    }

    [Fact]
    public async Task What_was_typed_in_goes_by_the_name_of_the_question_the_resume_first()
    {
        var recruiter = await OpenAsync("Looked");

        await Expect(recruiter.Page.Locator(".file h2"))
            .ToHaveTextAsync(["Resume/CV", "Cover letter"]);
    }

    [Fact]
    public async Task Notes_are_added_and_deleted()
    {
        const string note = "<b>Knows</b> every junction.";
        var recruiter = await OpenAsync("Noter");
        var card = recruiter.Card("Notes");

        await recruiter.Label("New note").FillAsync(note);
        await recruiter.Button("Add note").ClickAsync();
        await Expect(card.Locator(".note-text")).ToHaveTextAsync(note);
        await Expect(card.Locator(".note-head")).ToContainTextAsync("You");
        await Expect(recruiter.Label("New note")).ToHaveValueAsync("");
        var owner = await SignInAsync("Owner", recruiter.Page.Url.Split("#/")[1]);
        await Expect(owner.Card("Notes").Locator(".note-text")).ToHaveTextAsync(note);
        await Expect(owner.Card("Notes").Locator(".note-head")).ToContainTextAsync("Colleague");

        await card.GetByRole(AriaRole.Button, new() { Name = "Delete the note" }).ClickAsync();
        await recruiter.Button("Delete note").ClickAsync();
        await Expect(card.Locator(".note-text")).ToHaveCountAsync(0);
        await Expect(recruiter.Page.Locator("#notes-title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_mail_that_did_not_arrive_is_seen_at_once()
    {
        var recruiter = await OpenAsync("Bounced");
        for (
            var tries = 0;
            tries < 20 && await recruiter.Page.Locator(".alarm").CountAsync() == 0;
            tries++
        )
        {
            // The report comes some seconds after the mail.
            await recruiter.Page.WaitForTimeoutAsync(500);
            await recruiter.Page.ReloadAsync();
            await Expect(recruiter.Heading).ToHaveTextAsync("Ada Bounced");
        }

        await Expect(recruiter.Page.Locator(".alarm"))
            .ToContainTextAsync("Mail did not reach the candidate");
    }

    [Fact]
    public async Task What_candidates_write_is_never_markup()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Recruiter", OfPosting);
        var dialogs = 0;
        recruiter.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        await recruiter.LinkTo("<script>alert(2)</script>").ClickAsync();

        await Expect(recruiter.Heading)
            .ToHaveTextAsync($"{SeededApplications.HostileName} <script>alert(2)</script>");
        await Expect(recruiter.Page.Locator(".file-text"))
            .ToHaveTextAsync(SeededApplications.HostileText);
        await Expect(recruiter.Page.Locator(".file-name"))
            .ToContainTextAsync("<b onclick=alert(4)>cv.txt");
        await Expect(recruiter.Page.Locator(".answers"))
            .ToContainTextAsync("<style>*{display:none}</style>");
        var made = await recruiter.Page.EvaluateAsync<int>(
            "() => document.querySelectorAll('main :is(script, style, img, b), [onclick], [onerror], a[href^=javascript]').length"
        );
        made.Should().Be(0);
        dialogs.Should().Be(0);
    }

    [Fact]
    public async Task A_file_that_is_held_says_why_and_is_not_offered()
    {
        using var author = Site.Author();
        using var body = new ApplicationForm().ToMultipart();
        using var answer = await author.PostAsync(
            TestSite.PathOf(ApplicationForm.OpenPosting),
            body,
            Cancelled
        );
        var receipt = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancelled);
        var id = (string)receipt!["application_id"]!;
        await Site.Storage.SettledAsync(id, Cancelled);
        await Site.Storage.ChangeRowAsync(
            id,
            "file.resume",
            row => row["Scan"] = "Infected",
            Cancelled
        );

        var recruiter = await SignInAsync("Recruiter", $"applications/{id}");

        await Expect(recruiter.Page.Locator(".alarm")).ToContainTextAsync("Malware was found");
        await Expect(recruiter.Page.Locator(".file-tools")).ToContainTextAsync("Malware found");
        await Expect(recruiter.Button("Download cv.txt")).ToHaveCountAsync(0);
        await Expect(recruiter.Page.Locator(".file-text")).ToHaveCountAsync(0);
    }

    private async Task<RecruiterPage> OpenAsync(string name)
    {
        var id = (await SeedAsync()).Ids[name];
        return await SignInAsync("Recruiter", $"applications/{id}");
    }
}
