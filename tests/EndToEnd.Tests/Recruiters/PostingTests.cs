using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Postings are written beside the form that comes of them.</summary>
public sealed class PostingTests(TestSite site) : RecruitersTest(site)
{
    [Fact]
    public async Task A_posting_is_made_previewed_mended_and_saved()
    {
        var recruiter = await SignInAsync("Owner", "postings");
        await recruiter.Page.GetByRole(AriaRole.Link, new() { Name = "New posting" }).ClickAsync();
        await recruiter.Label("Deadline").FillAsync("2030-06-07T17:00");
        await recruiter.Label("Time zone of the deadline").FillAsync("Europe/Londn");
        recruiter.Visit.Expect("status of 422");
        await recruiter.Button("Save posting").ClickAsync();

        await Expect(recruiter.Page.Locator(".editor > .problem").First).ToBeFocusedAsync();
        await Expect(recruiter.Page.Locator(".fault-list")).ToContainTextAsync("Title: ");
        await Expect(recruiter.Label("Title")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(recruiter.Page.Locator("#application_deadline_time_zone-fault"))
            .ToBeVisibleAsync();
        await recruiter.Label("Title").FillAsync("Keeper of the Lists");
        await recruiter.Label("Time zone of the deadline").FillAsync("Europe/London");
        await recruiter.Label("Text of the posting").FillAsync("<p>Lists &amp; more.</p>");
        await recruiter.Button("Add a question").ClickAsync();
        await recruiter.Page.Keyboard.TypeAsync("Which list?");
        var question = recruiter.Page.Locator(".question-card").Last;
        await question.GetByLabel("Kind of answer").SelectOptionAsync("multi_value_multi_select");
        await question.GetByLabel("Choices, one a line").FillAsync("Long\nShort");
        var preview = recruiter.Page.Locator(".preview");
        await Expect(preview.Locator("h1")).ToHaveTextAsync("Keeper of the Lists");
        await Expect(preview).ToContainTextAsync("Lists & more.");
        await Expect(preview.Locator("input[type=checkbox]")).ToHaveCountAsync(2);
        await Expect(recruiter.Page.Locator(".preview-host")).ToHaveAttributeAsync("inert", "");
        await question.GetByRole(AriaRole.Button, new() { NameRegex = Up() }).ClickAsync();
        await recruiter.Page.ReloadAsync();
        await Expect(recruiter.Page.Locator(".report"))
            .ToHaveTextAsync("Changes that were not saved are back.");
        await recruiter.Button("Save posting").ClickAsync();

        await Expect(recruiter.Page.Locator(".editor .report")).ToHaveTextAsync("Saved.");
        var id = long.Parse(
            recruiter.Page.Url.Split('/')[^1],
            System.Globalization.CultureInfo.InvariantCulture
        );
        var saved = await SourceAsync(id);
        ((string)saved["application_deadline"]!).Should().Be("2030-06-07T17:00:00");
        var asked = saved["questions"]!.AsArray()[^2]!;
        ((string)asked["label"]!).Should().Be("Which list?");
        ((string)asked["fields"]![0]!["name"]!).Should().MatchRegex(@"^question_\d+\[\]$");
    }

    [Fact]
    public async Task What_the_form_does_not_know_stays_and_nobody_is_overwritten_unasked()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Owner", $"postings/{SeededApplications.Posting}");
        await recruiter.Label("Location").FillAsync("York");
        var theirs = await SourceAsync(SeededApplications.Posting);
        theirs["content"] = "<p>Theirs.</p>";
        using (var author = Site.Author())
        {
            (
                await author.PutAsJsonAsync(
                    TestSite.PathOf(SeededApplications.Posting),
                    theirs,
                    Cancelled
                )
            ).EnsureSuccessStatusCode();
        }

        recruiter.Visit.Expect("status of 412");
        await recruiter.Button("Save changes").ClickAsync();
        await Expect(recruiter.Problem)
            .ToContainTextAsync("Somebody else has changed this posting");
        await recruiter.Button("Discard mine and load theirs").ClickAsync();
        await Expect(recruiter.Label("Text of the posting")).ToHaveValueAsync("<p>Theirs.</p>");
        await recruiter.Label("Location").FillAsync("York");
        await recruiter.Button("Save changes").ClickAsync();
        await Expect(recruiter.Page.Locator(".editor .report")).ToHaveTextAsync("Saved.");

        var saved = await SourceAsync(SeededApplications.Posting);
        ((string)saved["location"]!["name"]!).Should().Be("York");
        ((string)saved["content"]!).Should().Be("<p>Theirs.</p>");
        ((bool)saved["x_of_another_system"]!["kept"]!).Should().BeTrue();
    }

    private async Task<JsonObject> SourceAsync(long id)
    {
        using var author = Site.Author();
        var path = $"{TestSite.PathOf(id)}/source";
        return (await author.GetFromJsonAsync<JsonObject>(path, Cancelled))!;
    }

    private static System.Text.RegularExpressions.Regex Up() =>
        new("^Up:", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
