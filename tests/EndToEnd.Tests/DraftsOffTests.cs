using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>A company that turns drafts off has nothing of what somebody fills in kept in the browser.</summary>
public sealed class DraftsOffTests(TestSite site) : CareersTest(site)
{
    private const string Kept = """
        async () => JSON.stringify([
          (await indexedDB.databases()).map(({ name }) => name), { ...localStorage }, { ...sessionStorage }, document.cookie,
        ])
        """;

    private const string Nothing = """[[],{},{},""]""";

    private static readonly string[] OfDrafts =
    [
        "kept on",
        "what we keep",
        "us keep",
        "this device",
        "brought back",
        "Clear the form",
    ];

    [Fact]
    public async Task What_was_kept_is_removed_and_nothing_more_is_kept_or_said()
    {
        var applicant = new Applicant();
        var (visit, posting) = await BeginAsync(applicant);
        await DeviceStorage.StopAsync(visit.Page);
        await posting.Phone.FillAsync("+44 20 7946 0958");

        await TurnOffAsync(visit);
        await visit.Page.ReloadAsync();
        await Expect(posting.Email).ToHaveValueAsync("");
        await UntilNothingIsKeptAsync(visit.Page);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        (await visit.Page.EvaluateAsync<string>(Kept)).Should().Be(Nothing);
        await SaysNothingOfDraftsAsync(visit);

        await visit.Page.ReloadAsync();
        await Expect(posting.Email).ToHaveValueAsync("");
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
        visit.Posts.Should().OnlyContain(post => !post.Headers.ContainsKey("idempotency-key"));
        (await visit.Page.EvaluateAsync<string>(Kept)).Should().Be(Nothing);
    }

    [Fact]
    public async Task Two_tabs_know_of_each_other_and_of_a_success()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        await TurnOffAsync(visit);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        var other = await visit.OpenInAnotherTabAsync(Postings.Open);
        await Expect(other.OtherTab).ToHaveTextAsync("This form is also open in another tab.");
        await Expect(posting.OtherTab).ToBeVisibleAsync();
        await SaysNothingOfDraftsAsync(visit);

        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();

        (await other.ReceivedAsync()).Should().Be(reference);
    }

    private static Task TurnOffAsync(Visit visit) =>
        visit.ChangeAsync(
            "**/config.js",
            config =>
                config.Replace(
                    "config = {",
                    "config = {\"drafts\":false,",
                    StringComparison.Ordinal
                )
        );

    private static Task UntilNothingIsKeptAsync(IPage page) =>
        Patience.UntilAsync(
            () => page.EvaluateAsync<string>(Kept),
            kept => kept == Nothing,
            Cancelled
        );

    private static async Task SaysNothingOfDraftsAsync(Visit visit)
    {
        await Expect(visit.Posting.Restored).ToHaveCountAsync(0);
        await Expect(visit.Posting.Trouble).ToBeHiddenAsync();
        foreach (var place in (ILocator[])[visit.Page.Locator("main"), visit.Announcer])
        {
            (await place.InnerTextAsync()).Should().NotContainAny(OfDrafts);
        }
    }
}
