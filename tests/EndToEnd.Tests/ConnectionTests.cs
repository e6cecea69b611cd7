using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>Whatever becomes of the connection and the server while an application is sent.</summary>
public sealed class ConnectionTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task A_device_that_goes_offline_in_mid_upload_applies_once_when_it_is_back()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        await HoldAsync(relay, posting);
        await visit.Page.Context.SetOfflineAsync(true);
        relay.Fault = LineFault.Away;
        await Expect(posting.Waiting).ToContainTextAsync("This device is offline");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);

        relay.Fault = LineFault.None;
        await visit.Page.Context.SetOfflineAsync(false);
        await CheckOneAsync(visit, await posting.ReceivedAsync(), applicant);
    }

    [Fact]
    public async Task A_server_that_restarts_in_mid_upload_has_one_application_in_the_end()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        await HoldAsync(relay, posting);
        relay.Fault = LineFault.Away;
        await Expect(posting.Waiting).ToContainTextAsync("We try again by ourselves in");
        // The first try of its own meets nobody either.
        await Patience.UntilAsync(
            () => Task.FromResult(visit.Posts.Count),
            tries => tries >= 2,
            Cancelled
        );

        relay.Fault = LineFault.None;
        await CheckOneAsync(visit, await posting.ReceivedAsync(), applicant);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_server_that_is_busy_is_asked_again_when_it_or_the_reader_says(int status)
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        visit.Expect($"status of {status}");
        relay.Answer = CannedAnswer.Problem(status, "Not now.", retryAfter: 115);
        await posting.Submit.ClickAsync();
        await Expect(posting.Waiting).ToContainTextAsync("Something went wrong on our side");
        await Expect(posting.Waiting).ToContainTextAsync("We try again by ourselves in 2 minutes");
        await Expect(posting.Waiting).ToBeInViewportAsync();
        relay.Answer = null;
        await PostingPage.ButtonIn(posting.Waiting, "Try now").ClickAsync();
        await CheckOneAsync(visit, await posting.ReceivedAsync(), applicant);
    }

    [Fact]
    public async Task Who_stops_waiting_can_close_the_browser_and_still_applies_once()
    {
        // Other equality answers are no other application.
        var applicant = new Applicant();
        var later = applicant with { Gender = "Woman" };
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        relay.Fault = LineFault.LoseAnswer;
        await posting.Submit.ClickAsync();
        await PostingPage.ButtonIn(posting.Waiting, "Stop").ClickAsync();
        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Problem).ToContainTextAsync("The connection was lost");
        await Expect(posting.Submit).ToHaveTextAsync("Try again");

        relay.Fault = LineFault.None;
        await visit.Page.ReloadAsync();
        await posting.FillEqualityAsync(later);
        await CheckOneAsync(visit, await posting.SubmitAsync(), applicant);
    }

    [Fact]
    public async Task Sending_can_be_cancelled_and_begun_again()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        await HoldAsync(relay, posting);
        (await Measures.AxeAsync(visit.Page, Mode.All[0])).Should().BeEmpty();
        await PostingPage.ButtonIn(posting.Upload, "Cancel").ClickAsync();
        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Problem).ToContainTextAsync("Sending was stopped");
        await Expect(posting.Upload).ToBeHiddenAsync();
        await Expect(posting.FirstName).ToBeEditableAsync();
        relay.Fault = LineFault.None;
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().BeEmpty();

        await CheckOneAsync(visit, await posting.SubmitAsync(), applicant);
    }

    [Fact]
    public async Task Pressing_enter_twice_applies_once()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        relay.Fault = LineFault.HoldUpload;
        await posting.Email.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(posting.Upload).ToBeVisibleAsync();
        await posting.Submit.PressAsync("Enter");
        await posting.Submit.DispatchEventAsync("click");
        relay.Fault = LineFault.None;
        await posting.ReceivedAsync();
        visit.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_sends_too_often_is_told_how_long_to_wait_and_then_may()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        visit.Expect("status of 429");
        relay.Answer = CannedAnswer.Problem(429, "Too many.", retryAfter: 5);
        await posting.Submit.ClickAsync();
        await Expect(posting.Problem).ToContainTextAsync("Please wait 5 seconds");
        await Expect(posting.Submit).ToHaveAttributeAsync("aria-disabled", "true");
        await posting.Submit.PressAsync("Enter");
        await Expect(visit.Announcer).ToContainTextAsync("before you try again");
        visit.Posts.Should().ContainSingle();

        relay.Answer = null;
        await Expect(visit.Announcer).ToHaveTextAsync("You can try again now.");
        await CheckOneAsync(visit, await posting.SubmitAsync(), applicant);
    }

    [Theory]
    [InlineData(500, "Something went wrong on our side")]
    [InlineData(413, "The files are too large")]
    public async Task What_time_does_not_mend_is_told_at_once(int status, string title)
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, applicant);
        visit.Expect($"status of {status}");
        relay.Answer = CannedAnswer.Problem(status, "No.");
        await posting.Submit.ClickAsync();
        await Expect(posting.Problem).ToBeFocusedAsync();
        await Expect(posting.Problem).ToContainTextAsync(title);
        await Expect(posting.Waiting).ToBeHiddenAsync();

        relay.Answer = null;
        await CheckOneAsync(visit, await posting.SubmitAsync(), applicant);
    }

    [Fact]
    public async Task A_fault_in_every_field_is_told_at_every_field()
    {
        await using var relay = new Relay(Site.Functions);
        var (visit, posting) = await FilledAsync(relay, new Applicant());
        visit.Expect("status of 422");
        var fields = await visit.Page.EvaluateAsync<string[]>(
            "() => [...new Set([...document.querySelectorAll('[data-question]')].map((one) => one.dataset.question))]"
        );
        var errors = new JsonObject(
            fields.Select(field => KeyValuePair.Create(field, (JsonNode?)$"Wrong: {field}."))
        );
        relay.Answer = CannedAnswer.Problem(422, "Invalid attributes", errors);
        await posting.Submit.ClickAsync();

        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        fields.Should().HaveCountGreaterThan(8);
        await Expect(posting.ErrorSummary.GetByRole(AriaRole.Link))
            .ToHaveTextAsync(fields.Select(field => $"Wrong: {field}."));
        foreach (var field in fields)
        {
            await Expect(visit.Page.Locator($"[data-question='{field}']"))
                .ToContainTextAsync($"Wrong: {field}.");
        }
    }

    private async Task<(Visit, PostingPage)> FilledAsync(Relay relay, Applicant applicant)
    {
        var visit = await VisitAsync();
        visit.Expect("net::ERR_");
        await visit.GoThroughAsync(relay);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        return (visit, posting);
    }

    /// <summary>Sends, and is there when a part of it is through.</summary>
    private static async Task HoldAsync(Relay relay, PostingPage posting)
    {
        relay.Fault = LineFault.HoldUpload;
        await posting.Submit.ClickAsync();
        await Expect(posting.Upload).ToBeVisibleAsync();
        await relay.UntilHeldAsync(Cancelled);
    }

    private async Task CheckOneAsync(Visit visit, string reference, Applicant applicant)
    {
        visit
            .Posts.Select(post => post.Headers["idempotency-key"])
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle("all tries are one application");
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
        await Site.Storage.SettledAsync(reference, Cancelled);
        (await Site.Mails.ToAsync(applicant.Email, Cancelled)).Should().ContainSingle();
    }
}
