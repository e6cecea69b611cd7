using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Applications are moved on, alone or together; the mail that goes with it is seen before.</summary>
public sealed class StageTests(TestSite site) : RecruitersTest(site)
{
    private const string Hostile = """
        <html lang="en"><head><style>@import "https://evil.example/a.css"; h1 { color: rgb(1, 2, 3) }</style>
        <meta http-equiv="refresh" content="0; url=https://evil.example/b"><link rel="stylesheet" href="https://evil.example/c.css"></head>
        <body><h1 style="background: url(https://evil.example/d.png)" onclick="top.ran = 1">Hello</h1>
        <img src="https://evil.example/e.png" onerror="top.ran = 1"><script>top.ran = 1</script>
        <iframe src="https://evil.example/f"></iframe><p><a href="https://evil.example/g" target="_top">Leave</a></p></body></html>
        """;

    [Fact]
    public async Task The_mail_is_seen_before_it_goes_and_what_became_of_it_afterwards()
    {
        var recruiter = await OpenAsync("Stager");

        await recruiter.Label("Move to").SelectOptionAsync("hired");
        await Expect(recruiter.Label("Tell the candidate by mail")).ToBeHiddenAsync();
        await recruiter.Label("Move to").SelectOptionAsync("interviewing");
        await recruiter.Label("Tell the candidate by mail").CheckAsync();
        await recruiter.Button("Change stage").PressAsync("Enter");

        await Expect(recruiter.Question).ToHaveAccessibleNameAsync("Send this mail?");
        await Expect(recruiter.Question).ToContainTextAsync("Ada Stager <");
        await Expect(recruiter.Question)
            .ToContainTextAsync(
                $"We would like to talk to you: {SeededApplications.Title} at Example Company"
            );
        await Expect(recruiter.Question).ToContainTextAsync("English");
        await Expect(recruiter.Mail.Locator("h1")).ToHaveTextAsync("We would like to talk to you");
        await Expect(recruiter.Mail.Locator("body")).ToContainTextAsync("Hello Ada Stager,");
        await Expect(recruiter.Mail.Locator(".card")).ToHaveCSSAsync("max-width", "600px");
        await Expect(recruiter.Mail.Locator("a[href]")).ToHaveCountAsync(0);
        await recruiter.PressAsync("Escape");
        await Expect(recruiter.Button("Change stage")).ToBeFocusedAsync();
        await Expect(recruiter.Page.Locator(".application-head .stage"))
            .ToHaveTextAsync("Received");

        // A dialog gives the focus back before it tells that it is closed, until when the button does nothing.
        await Expect(recruiter.Button("Change stage")).ToBeEnabledAsync();
        await recruiter.PressAsync("Enter");
        await Expect(recruiter.Question.Locator("h2")).ToBeFocusedAsync();
        await recruiter.PressAsync("Tab");
        await Expect(recruiter.Question.Locator(".mail-frame")).ToBeFocusedAsync();
        await recruiter.PressAsync("Tab");
        await Expect(recruiter.Button("Move and send")).ToBeFocusedAsync();
        await recruiter.PressAsync("Enter");

        const string said = "Moved to: Interviewing. The candidate gets the mail.";
        await Expect(recruiter.Report).ToHaveTextAsync(said);
        await Expect(recruiter.Announcer).ToHaveTextAsync(said);
        await Expect(recruiter.Button("Change stage")).ToBeFocusedAsync();
        await Expect(recruiter.Page.Locator(".application-head .stage"))
            .ToHaveTextAsync("Interviewing");
        await Expect(recruiter.Card("History")).ToContainTextAsync("Moved to: Interviewing");
        await Expect(recruiter.Card("Mails to the candidate"))
            .ToContainTextAsync("Invitation to interview");
        await recruiter.Page.ReloadAsync();
        await Expect(recruiter.Label("Move to")).ToHaveValueAsync("interviewing");
    }

    [Fact]
    public async Task A_move_without_a_mail_is_taken_back()
    {
        var recruiter = await OpenAsync("Backer");

        await recruiter.Label("Move to").SelectOptionAsync("rejected");
        await recruiter.Button("Change stage").ClickAsync();
        await Expect(recruiter.Announcer)
            .ToHaveTextAsync("Moved to: Rejected. No mail was sent. It can be undone.");
        await recruiter.Button("Undo").PressAsync("Enter");

        await Expect(recruiter.Announcer).ToContainTextAsync("Moved to: Received.");
        await Expect(recruiter.Page.Locator(".application-head .stage"))
            .ToHaveTextAsync("Received");
        await Expect(recruiter.Button("Change stage")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Several_are_moved_at_once_taken_back_and_told_by_mail_where_that_is_meant()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Recruiter", $"{OfPosting}&q=Bulk*");
        await Expect(recruiter.Rows).ToHaveCountAsync(2);

        await MoveAllAsync("rejected");
        await Expect(recruiter.Report)
            .ToContainTextAsync("2 applications moved to “Rejected”. No mail was sent.");
        await Expect(recruiter.Row("Bulkone")).ToContainTextAsync("Rejected");
        await recruiter.Button("Undo").ClickAsync();
        await Expect(recruiter.Report).ToHaveTextAsync("2 applications moved back.");
        await Expect(recruiter.Row("Bulkone")).ToContainTextAsync("Received");

        await MoveAllAsync("rejected", isTold: true);
        await Expect(recruiter.Question).ToHaveAccessibleNameAsync("Send 2 mails?");
        await Expect(recruiter.Question).ToContainTextAsync("To the first of 2");
        await Expect(recruiter.Mail.Locator("body")).ToContainTextAsync("Hello Ada Bulk");
        await recruiter.Button("Cancel").ClickAsync();
        await Expect(recruiter.Row("Bulkone")).ToContainTextAsync("Received");
        await recruiter.Button("Change stage").ClickAsync();
        await recruiter.Button("Move and send").ClickAsync();

        const string said = "2 applications moved to “Rejected”. 2 mails go out.";
        await Expect(recruiter.Report).ToHaveTextAsync(said);
        await Expect(recruiter.Announcer).ToHaveTextAsync(said);
        await Expect(recruiter.Row("Bulkone")).ToContainTextAsync("Rejected");
        await Expect(recruiter.Row("Bulktwo")).ToContainTextAsync("Rejected");
        await MoveAllAsync("rejected", isTold: true);
        await Expect(recruiter.Report)
            .ToHaveTextAsync("0 applications moved to “Rejected”. 2 in that stage already.");
        await recruiter.LinkTo("Bulkone").ClickAsync();
        await Expect(recruiter.Card("Mails to the candidate")).ToContainTextAsync("Rejection");
        await Expect(recruiter.Card("History")).ToContainTextAsync("Moved to: Rejected");

        async Task MoveAllAsync(string stage, bool isTold = false)
        {
            await recruiter.Label("Select all shown").CheckAsync();
            await recruiter.Label("Move to").SelectOptionAsync(stage);
            await recruiter.Label("Tell them by mail").SetCheckedAsync(isTold);
            await recruiter.Button("Change stage").ClickAsync();
        }
    }

    [Fact]
    public async Task Whatever_stands_in_a_mail_runs_nothing_loads_nothing_and_leads_nowhere()
    {
        var recruiter = await OpenAsync("Nextone");
        await recruiter.Visit.ChangeAsync(
            "**/stage/mail?*",
            json =>
            {
                var mail = JsonNode.Parse(json)!;
                mail["html"] = Hostile;
                return mail.ToJsonString();
            }
        );
        var reached = 0;
        await recruiter.Page.RouteAsync(
            "https://evil.example/**",
            route =>
            {
                reached++;
                return route.AbortAsync();
            }
        );
        // The browser tells of requests that the policy stops, too.
        recruiter.Visit.Allow(new Uri("https://evil.example"));
        // What the browser says where it refuses something.
        foreach (var refusal in (string[])["violates", "sandboxed", "@import"])
        {
            recruiter.Visit.Expect(refusal);
        }

        await recruiter.Label("Move to").SelectOptionAsync("rejected");
        await recruiter.Label("Tell the candidate by mail").CheckAsync();
        await recruiter.Button("Change stage").ClickAsync();
        await recruiter.Mail.Locator("h1").ClickAsync();
        await recruiter.Mail.GetByText("Leave").ClickAsync();

        await Expect(recruiter.Mail.Locator("h1")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await Expect(recruiter.Question).ToBeVisibleAsync();
        (await recruiter.Page.EvaluateAsync<int?>("() => window.ran ?? null")).Should().BeNull();
        reached.Should().Be(0);
        await recruiter.Button("Cancel").ClickAsync();
    }

    [Fact]
    public async Task A_mail_that_cannot_be_shown_is_not_sent()
    {
        var recruiter = await OpenAsync("Nexttwo");
        await recruiter.Page.RouteAsync(
            "**/stage/mail?*",
            route => route.FulfillAsync(new() { Status = 503 })
        );
        recruiter.Visit.Expect("status of 503");

        await recruiter.Label("Move to").SelectOptionAsync("rejected");
        await recruiter.Label("Tell the candidate by mail").CheckAsync();
        await recruiter.Button("Change stage").ClickAsync();

        await Expect(recruiter.Problem).ToContainTextAsync("The server has a problem");
        await Expect(recruiter.Page.Locator(".application-head .stage"))
            .ToHaveTextAsync("Received");
    }

    private async Task<RecruiterPage> OpenAsync(string name)
    {
        var id = (await SeedAsync()).Ids[name];
        return await SignInAsync("Recruiter", $"applications/{id}");
    }
}
