using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>The bot check of the page, with proof of work.</summary>
public sealed class BotCheckTests(AltchaSite site) : CareersTest(site), IClassFixture<AltchaSite>
{
    private const string Checked = "You are a person";
    private const string Terms = "**/bot-check";

    [Fact]
    public async Task A_person_fills_the_form_in_and_the_check_does_itself()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        var check = visit.Page.Locator(".bot-check");
        await Expect(check).ToContainTextAsync("I am a person");
        var began = TimeProvider.System.GetTimestamp();
        await posting.FirstName.FocusAsync();
        await Expect(check).ToContainTextAsync(Checked);
        var took = TimeProvider.System.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Solved {took.TotalMilliseconds:F0} ms after the form was entered"
        );
        await PictureAsync(visit.Page, "bot-check.done");
        (await visit.Page.RunAxe()).Violations.Should().BeEmpty();

        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();

        (await FlagsAsync(reference)).Should().BeNull();
        visit.Posts.Should().ContainSingle();
        took.Should()
            .BeLessThan(TimeSpan.FromSeconds(5), "at the default cost, beside other tests");
    }

    [Fact]
    public async Task Sending_waits_for_a_check_that_has_not_begun()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.Submit.ClickAsync();

        (await FlagsAsync(await posting.ReceivedAsync())).Should().BeNull();
    }

    [Fact]
    public async Task A_check_that_gets_too_old_while_the_form_is_open_is_repeated_unasked()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        await visit.Page.Clock.InstallAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        var check = visit.Page.Locator(".bot-check");
        await posting.FillAsync(applicant);
        await Expect(check).ToContainTextAsync(Checked);
        await visit.Page.Clock.FastForwardAsync("31:00");
        await Expect(check).ToContainTextAsync("I am a person");
        // The server's clock has not gone on, and the page's is to agree with it.
        await visit.Page.Clock.SetSystemTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime);

        await posting.FillEqualityAsync(applicant);
        await posting.Submit.ClickAsync();

        (await FlagsAsync(await posting.ReceivedAsync())).Should().BeNull();
        visit.Requests("/bot-check").Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public async Task A_check_that_was_used_before_takes_another_and_nothing_is_lost()
    {
        var terms = await UsedTermsAsync();
        var applicant = new Applicant();
        var visit = await VisitAsync();
        visit.Expect("status of 403");
        await visit.Page.RouteAsync(
            Terms,
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Body = terms,
                        ContentType = "application/json",
                        Headers = AnyOrigin,
                    }
                )
        );
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.Submit.ClickAsync();

        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Problem).ToContainTextAsync("One more check");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await PictureAsync(visit.Page, "bot-check.again");
        (await visit.Page.RunAxe()).Violations.Should().BeEmpty();

        var reference = await posting.SubmitAsync();
        (await FlagsAsync(reference)).Should().Be("captcha-replayed");
    }

    [Fact]
    public async Task Who_looks_suspect_solves_a_harder_one_and_is_accepted()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        visit.Expect("status of 403");
        await visit.TakeFormTokenAwayAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.Submit.ClickAsync();

        await Expect(posting.Problem).ToContainTextAsync("One more check");
        await Expect(posting.Submit).ToHaveTextAsync("Try again");
        var reference = await posting.SubmitAsync();

        (await FlagsAsync(reference)).Should().Be("form-token-missing");
        visit
            .Posts.Select(post => post.Headers["idempotency-key"])
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle("both tries are one application");
    }

    [Fact]
    public async Task Who_is_taken_for_a_program_is_told_how_to_go_on_and_loses_nothing()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        visit.Expect("status of 403");
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var trap = visit.Page.Locator(".bot-check-trap input");
        await trap.EvaluateAsync("field => field.value = 'Best offers'");
        await posting.Submit.ClickAsync();

        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Problem).ToContainTextAsync("VPN");
        await Expect(posting.Problem).ToContainTextAsync("careers@example.com");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().BeEmpty();
        await PictureAsync(visit.Page, "bot-check.automated");

        await trap.EvaluateAsync("field => field.value = ''");
        await posting.SubmitAsync();
    }

    [Fact]
    public async Task Whatever_it_says_everyone_can_use_it() =>
        await Walk.AlongAsync(await VisitAsync(Walk.Options), Journeys.BeingCheckedAsync);

    [Fact]
    public async Task Nobody_gets_to_the_field_that_is_not_for_people()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(visit.Page.Locator(".bot-check")).ToContainTextAsync("I am a person");

        await visit.Page.Locator(".bot-check input[type=checkbox]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");

        await Expect(posting.Submit).ToBeFocusedAsync();
        await Expect(visit.Page.GetByLabel("Leave this field empty")).Not.ToBeInViewportAsync();
    }

    private static Dictionary<string, string> AnyOrigin =>
        new(StringComparer.Ordinal) { ["Access-Control-Allow-Origin"] = "*" };

    /// <summary>What a page was told whose form has been sent.</summary>
    private async Task<string> UsedTermsAsync()
    {
        using var http = new HttpClient { BaseAddress = Site.Functions };
        var address = $"/v1/boards/example/jobs/{Postings.Open}";
        var terms = await http.GetStringAsync($"{address}/bot-check", Cancelled);
        var check = JsonNode.Parse(terms)!;
        using var form = new ApplicationForm()
            .Set("form_token", (string)check["form_token"]!)
            .Set("altcha", AltchaSolver.Solve(check["challenge"]!))
            .ToMultipart();
        using var taken = await http.PostAsync(address, form, Cancelled);
        taken.EnsureSuccessStatusCode();
        return terms;
    }

    private async Task<object?> FlagsAsync(string reference) =>
        (await Site.Storage.RowsAsync(reference, Cancelled))["application"].GetString("Flags");
}
