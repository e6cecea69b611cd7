using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Every view can be used by everyone, in every way of looking at it that the careers page is looked at in.</summary>
public sealed class LooksTests(TestSite site) : RecruitersTest(site)
{
    [Fact]
    public async Task Reading_applications()
    {
        var seeded = await SeedAsync();
        var visit = await BeginAsync(Walk.Options);
        await Walk.AlongAsync(visit, ReadAsync);

        async IAsyncEnumerable<string> ReadAsync(Visit _)
        {
            await visit.Page.GotoAsync($"{Site.Recruiters}#/{OfPosting}");
            await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
            yield return "recruiters-welcome";

            await SignInHereAsync(visit.Page, "Recruiter");
            var recruiter = new RecruiterPage(visit);
            await recruiter.Search.FillAsync("Ada OR Mallory OR timetables");
            await recruiter.PressAsync("Enter");
            await Expect(recruiter.Page.Locator("mark").First).ToBeVisibleAsync();
            await recruiter.Page.Locator(".row-box").First.CheckAsync();
            yield return "recruiters-inbox";

            await visit.Page.GotoAsync($"{Site.Recruiters}#/applications/{seeded.Ids["Pdfson"]}");
            await Expect(recruiter.Page.Locator(".file-text")).ToBeVisibleAsync();
            yield return "recruiters-application";

            await recruiter.Label("Move to").SelectOptionAsync("rejected");
            await recruiter.Label("Tell the candidate by mail").CheckAsync();
            await recruiter.Button("Change stage").ClickAsync();
            await Expect(recruiter.Mail.Locator("h1")).ToBeVisibleAsync();
            yield return "recruiters-mail";
        }
    }

    [Fact]
    public async Task Writing_postings_and_reading_reports()
    {
        await SeedAsync();
        var visit = await BeginAsync(Walk.Options);
        // axe copies the styles of the preview's shadow into a document of its own, which is under the same policy.
        visit.Expect("Applying inline style violates");
        await ReportTests.AnswerEqualityAsync(visit.Page);
        await Walk.AlongAsync(visit, WriteAsync);

        async IAsyncEnumerable<string> WriteAsync(Visit _)
        {
            await visit.Page.GotoAsync($"{Site.Recruiters}#/postings");
            await SignInHereAsync(visit.Page, "Owner");
            var recruiter = new RecruiterPage(visit);
            await Expect(recruiter.Rows.First).ToBeVisibleAsync();
            yield return "recruiters-postings";

            await visit.Page.GotoAsync($"{Site.Recruiters}#/postings/{Postings.Open}");
            await Expect(recruiter.Page.Locator(".preview input").First).ToBeAttachedAsync();
            yield return "recruiters-editor";

            await recruiter.Page.GetByRole(AriaRole.Link, new() { Name = "Equality" }).ClickAsync();
            await Expect(recruiter.Page.Locator("caption")).ToBeVisibleAsync();
            yield return "recruiters-equality";

            await recruiter.Page.GetByRole(AriaRole.Link, new() { Name = "Intake" }).ClickAsync();
            await Expect(recruiter.Page.Locator(".tile").First).ToBeVisibleAsync();
            yield return "recruiters-intake";
        }
    }
}
