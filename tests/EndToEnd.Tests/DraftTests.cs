using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>What somebody has begun to fill in is there again, whatever came between.</summary>
public sealed class DraftTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task A_reload_loses_nothing_that_may_be_kept()
    {
        const string letter = "I can read a clock.\n\nSincerely, Zoë";
        var applicant = new Applicant { Ethnicities = ["Asian"], Gender = "Woman" };
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.LinkedIn.FillAsync("https://www.linkedin.com/in/example");
        await posting.FillEqualityAsync(applicant);
        await PostingPage.TypeInsteadAsync(posting.CoverLetter, letter);
        await visit.Page.ReloadAsync();

        await Expect(posting.Restored).ToContainTextAsync("We have brought back");
        await Expect(posting.Restored).ToContainTextAsync("Please give them again");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);
        await Expect(posting.LinkedIn).ToHaveValueAsync("https://www.linkedin.com/in/example");
        await Expect(posting.HeardFrom.Locator("option:checked")).ToHaveTextAsync("LinkedIn");
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await Expect(posting.CoverLetter.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(letter);
        await Expect(posting.Form.Locator(":checked:is([type=checkbox], [type=radio])"))
            .ToHaveCountAsync(0);

        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();
        var file = await Site.Storage.BlobAsync("applications", $"{reference}/resume", Cancelled);
        file.Should().Equal(Files.Cv.Buffer);
        var typed = await Site.Storage.BlobAsync(
            "applications",
            $"{reference}/cover_letter_text",
            Cancelled
        );
        Encoding.UTF8.GetString(typed!).ReplaceLineEndings("\n").Should().Contain(letter);

        await visit.OpenListAsync();
        await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.FirstName).ToHaveValueAsync("");
        await Expect(posting.Restored).ToHaveCountAsync(0);
        var kept = JsonNode.Parse(await DeviceStorage.DumpAsync(visit.Page))!;
        kept["drafts"]!.AsArray().Should().BeEmpty();
        kept["files"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Answers_that_others_must_not_find_are_not_kept()
    {
        var visit = await VisitAsync();
        await visit.OpenPostingAsync(Postings.Detailed);
        var form = new DetailedPage(visit.Page);
        await form.Tick("process my data").CheckAsync();
        await form.Tick("equality questions").CheckAsync();
        await form.Gender.SelectOptionAsync("Female");
        await form.Handedness.GetByLabel("Left").CheckAsync();
        await form.FillPersonAsync(new Applicant());
        var kept = await DeviceStorage.UntilKeptAsync(visit.Page, "Žižkov", Cancelled);

        JsonNode.Parse(kept)!["drafts"]![0]!["answers"]!
            .AsObject()
            .Select(section => section.Key)
            .Should()
            .Equal("application", "location");
        kept.Should().NotContainAny("gdpr", "gender", "demographic", "latitude", "altcha");
    }

    [Fact]
    public async Task Schools_and_jobs_come_back_as_they_were_chosen()
    {
        var applicant = new Applicant { Resume = null };
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Detailed);
        var form = new DetailedPage(visit.Page);
        await form.FillPersonAsync(applicant);
        await form.FillEducationAsync(1, "clockmakers' school", "Bachelor's Degree", "Physics");
        await form.AddEducation.ClickAsync();
        await form.FillEducationAsync(2, "Evening School of Žižkov", "Other", "Sundials");
        await form.AddJob.ClickAsync();
        await form.FillJobAsync(1, "Example Bakery", "Baker");
        await form.Job(1).GetByLabel("I work there now").CheckAsync();
        await visit.Page.ReloadAsync();

        await Expect(form.Education(2).GetByLabel("Subject")).ToHaveValueAsync("Sundials");
        await Expect(form.Education(1).GetByLabel("Year").Last).ToHaveValueAsync("2016");
        await Expect(form.Job(1).GetByRole(AriaRole.Group, new() { Name = "End date" }))
            .ToBeHiddenAsync();
        await Expect(form.Tick("process my data")).Not.ToBeCheckedAsync();
        await form.Tick("process my data").CheckAsync();
        await form.Tick("keep my data").CheckAsync();
        var reference = await posting.SubmitAsync();

        var stored = await Site.Storage.SettledAsync(reference, Cancelled);
        var schools = JsonNode.Parse(stored.Rows["application"].GetString("Educations"))!;
        ((long)schools[0]!["school"]!["id"]!).Should().Be(31, "it is known as one of the list");
        ((string)schools[1]!["school"]!["text"]!).Should().Be("Evening School of Žižkov");
    }

    [Fact]
    public async Task A_crash_of_the_browser_loses_nothing()
    {
        var applicant = new Applicant();
        using var profile = new TestFolder();
        var crashing = await VisitInAsync(profile.Path);
        var posting = await crashing.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await DeviceStorage.UntilKeptAsync(crashing.Page, "file cv.pdf", Cancelled);
        await crashing.CrashAsync();

        var visit = await VisitInAsync(profile.Path);
        posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Restored).ToBeVisibleAsync();
        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();
        var file = await Site.Storage.BlobAsync("applications", $"{reference}/resume", Cancelled);
        file.Should().Equal(Files.Cv.Buffer);
        await visit.DisposeAsync();
    }

    [Fact]
    public async Task Leaving_and_going_back_loses_nothing()
    {
        var applicant = new Applicant();
        var (visit, posting) = await BeginAsync(applicant);
        await visit.Page.GotoAsync("about:blank");
        await visit.Page.GoBackAsync();

        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
    }

    [Fact]
    public async Task The_form_is_cleared_when_that_is_asked_for_twice()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await visit.Page.ReloadAsync();
        await PostingPage.ButtonIn(posting.Restored, "Clear the form").ClickAsync();
        await PostingPage.ButtonIn(posting.Restored, "No, keep it").ClickAsync();
        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);

        await PostingPage.ButtonIn(posting.Restored, "Clear the form").ClickAsync();
        await PostingPage.ButtonIn(posting.Restored, "Yes, clear it").ClickAsync();
        await Expect(posting.Restored).ToHaveCountAsync(0);
        await Expect(posting.Email).ToHaveValueAsync("");
        await Expect(visit.Page.Locator("#apply")).ToBeFocusedAsync();
        (await DeviceStorage.DumpAsync(visit.Page)).Should().NotContain(applicant.Email);
        await visit.Page.ReloadAsync();
        await Expect(posting.Email).ToHaveValueAsync("");
        await Expect(PostingPage.ButtonIn(posting.Kept, "Clear the form")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task What_nobody_comes_back_to_is_kept_for_thirty_days(int days, bool isKept)
    {
        var applicant = new Applicant();
        var (visit, posting) = await BeginAsync(applicant);
        await DeviceStorage.StopAsync(visit.Page);
        await posting.Phone.FillAsync("+44 20 7946 0958");
        // A place of the same origin where the page itself is not. Browsers look for an icon there.
        visit.Expect("status of 404");
        await visit.Page.GotoAsync("favicon.svg");
        await DeviceStorage.AgeAsync(visit.Page, days);
        await visit.OpenListAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToBeVisibleAsync();

        await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Email).ToHaveValueAsync(isKept ? applicant.Email : "");
        await Expect(posting.Phone).ToHaveValueAsync(isKept ? "+44 20 7946 0958" : "");
        var kept = await DeviceStorage.DumpAsync(visit.Page);
        kept.Contains("file cv.pdf", StringComparison.Ordinal).Should().Be(isKept);
        kept.Contains("7946 0958", StringComparison.Ordinal).Should().Be(isKept);
    }

    [Fact]
    public async Task A_bot_alarm_costs_nobody_what_they_have_written()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var visit = await VisitAsync();
        visit.Expect("status of 403");
        await visit.GoThroughAsync(relay);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        relay.Answer = CannedAnswer.Problem(403, "This application looks automated.");
        await posting.Submit.ClickAsync();
        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);
        await visit.Page.ReloadAsync();

        relay.Answer = null;
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }
}
