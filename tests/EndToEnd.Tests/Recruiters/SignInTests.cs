using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Who has signed in, what they may do, and what becomes of it when their time is over.</summary>
public sealed class SignInTests(TestSite site) : RecruitersTest(site)
{
    [Theory]
    [InlineData("Reader", "Applications", "Postings", "Intake")]
    [InlineData("Owner", "Applications", "Postings", "Intake", "Equality")]
    [InlineData("Equality officer", "Equality")]
    public async Task A_role_is_offered_what_it_may_do(string person, params string[] views)
    {
        await SeedAsync();
        var recruiter = await SignInAsync(person);

        await Expect(recruiter.Page.Locator("#nav a")).ToHaveTextAsync(views);
        await Expect(recruiter.Page.Locator("h1")).ToContainTextAsync(views[0]);
        recruiter.Page.Url.Should().NotContain("code=").And.NotContain("state=");
        if (person == "Reader")
        {
            await Expect(recruiter.Rows.First).ToBeVisibleAsync();
            await Expect(recruiter.Label("Select all shown")).ToHaveCountAsync(0);
            await recruiter.LinkTo("Pdfson").ClickAsync();
            await Expect(recruiter.Card("Stage")).ToContainTextAsync("Received");
            await Expect(recruiter.Button("Change stage")).ToBeHiddenAsync();
            await Expect(recruiter.Label("New note")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_whom_to_ask()
    {
        var recruiter = await SignInAsync("Recruiter of another board");

        await Expect(recruiter.Heading).ToHaveTextAsync("You have no role for this board");
        await Expect(recruiter.Page.Locator("#nav a")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_explained()
    {
        // The provider says nothing of this one's roles, so that everything is offered.
        var recruiter = await SignInAsync("Nobody in particular");
        recruiter.Visit.Expect("status of 403");

        await Expect(recruiter.Heading).ToHaveTextAsync("You have no role for this board");
        await Expect(recruiter.Page.Locator("main"))
            .ToContainTextAsync("Ask whoever manages access");
    }

    [Fact]
    public async Task When_the_sign_in_has_ended_a_typed_note_outlives_the_next_one()
    {
        const string note = "Ask about the 9:14 to Leeds.";
        var id = (await SeedAsync()).Ids["Looked"];
        var recruiter = await SignInAsync("Recruiter", $"applications/{id}");
        await recruiter.Label("New note").FillAsync(note);
        recruiter.Visit.Expect("status of 401");
        await recruiter.Page.RouteAsync(
            "**/notes",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 401,
                        Headers = AllowAll,
                        Body = "{}",
                    }
                )
        );
        await recruiter.Button("Add note").ClickAsync();
        await Expect(recruiter.Problem).ToContainTextAsync("Your sign-in has ended");
        await recruiter.Page.UnrouteAllAsync();

        await SignInHereAsync(recruiter.Page, "Recruiter");

        recruiter.Page.Url.Should().EndWith($"#/applications/{id}");
        await Expect(recruiter.Label("New note")).ToHaveValueAsync(note);
        await recruiter.Button("Sign out").ClickAsync();
        await Expect(recruiter.Heading).ToHaveTextAsync("Sign in to read applications");
        var kept = await recruiter.Page.EvaluateAsync<string>(
            "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
        );
        kept.Should().NotContain(note).And.NotContain("access_token");
    }

    private static Dictionary<string, string> AllowAll =>
        new(StringComparer.Ordinal)
        {
            ["Access-Control-Allow-Origin"] = "*",
            ["Content-Type"] = "application/json",
        };
}
