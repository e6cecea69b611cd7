using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>Ways through the page, each of which stops at state after state, by the names that pictures have.</summary>
internal static class Journeys
{
    private const string Cut = "net::ERR_";

    public static async IAsyncEnumerable<string> ReadingAsync(Visit visit)
    {
        var list = await visit.OpenListAsync();
        await Expect(list.Heading).ToBeVisibleAsync();
        yield return "list";

        await list.ClosedPosting(Postings.Title).ClickAsync();
        await Expect(visit.Posting.ClosedNotice).ToBeVisibleAsync();
        yield return "closed";

        visit.Expect("status of 404");
        await visit.OpenPostingAsync(1);
        await Expect(visit.Page.GetByText("We can’t find that role")).ToBeVisibleAsync();
        yield return "missing";

        visit.Expect(Cut);
        await visit.Page.RouteAsync("**/v1/**", route => route.AbortAsync());
        await visit.OpenPostingAsync(Postings.Open);
        await Expect(visit.Page.GetByText("This page could not be loaded")).ToBeVisibleAsync();
        yield return "unreachable";
    }

    public static async IAsyncEnumerable<string> ApplyingAsync(Visit visit)
    {
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Form).ToBeVisibleAsync();
        yield return "posting";

        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        yield return "errors";

        var applicant = new Applicant();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await PostingPage.TypeInsteadAsync(posting.CoverLetter, "I can read a clock.");
        await posting.FirstName.ScrollIntoViewIfNeededAsync();
        yield return "filled";

        visit.Expect(Cut);
        var held = new TaskCompletionSource();
        await visit.Page.RouteAsync($"**/jobs/{Postings.Open}", HoldPosts(held.Task));
        await posting.Submit.ClickAsync();
        await Expect(visit.Page.Locator("#upload")).ToBeVisibleAsync();
        yield return "uploading";

        held.SetResult();
        await Expect(posting.Waiting).ToBeVisibleAsync();
        yield return "waiting";

        await PostingPage.ButtonIn(posting.Waiting, "Stop").ClickAsync();
        await Expect(posting.Problem).ToBeFocusedAsync();
        yield return "problem";

        await visit.Page.UnrouteAllAsync();
        await visit.Page.ReloadAsync();
        await Expect(posting.Restored).ToBeVisibleAsync();
        await posting.Restored.GetByRole(AriaRole.Button).First.FocusAsync();
        yield return "restored";

        await posting.FillEqualityAsync(applicant);
        await posting.SubmitAsync();
        yield return "confirmation";
    }

    /// <summary>Where the bot check is on: passed, in doubt, and failed.</summary>
    public static async IAsyncEnumerable<string> BeingCheckedAsync(Visit visit)
    {
        var applicant = new Applicant();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FirstName.FocusAsync();
        var check = visit.Page.Locator(".bot-check");
        await Expect(check).ToContainTextAsync("You are a person");
        await check.GetByRole(AriaRole.Checkbox).FocusAsync();
        yield return "bot-check";

        visit.Expect("status of 403");
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var trap = visit.Page.Locator(".bot-check-trap input");
        await trap.EvaluateAsync("field => field.value = 'Best offers'");
        await posting.Submit.ClickAsync();
        await Expect(posting.Problem).ToContainTextAsync("VPN");
        await Expect(posting.Problem).ToBeFocusedAsync();
        yield return "flagged";

        await visit.TakeFormTokenAwayAsync();
        await visit.Page.ReloadAsync();
        await Expect(posting.Restored).ToBeVisibleAsync();
        await posting.FillEqualityAsync(applicant);
        await posting.Submit.ClickAsync();
        await Expect(posting.Problem).ToContainTextAsync("One more check");
        await Expect(posting.Problem).ToBeFocusedAsync();
        yield return "bot-check-again";

        await posting.SubmitAsync();
    }

    public static async IAsyncEnumerable<string> AskedForEverythingAsync(Visit visit)
    {
        var posting = await visit.OpenPostingAsync(Postings.Detailed);
        await Expect(posting.Form).ToBeVisibleAsync();
        await new DetailedPage(visit.Page).AddJob.ClickAsync();
        yield return "detailed";

        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        yield return "detailed-errors";
    }

    public static async IAsyncEnumerable<string> FollowingAsync(Visit visit)
    {
        var applicant = new Applicant();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.SubmitAsync();
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "Follow your application" })
            .ClickAsync();
        var status = visit.Status;
        await Expect(status.Heading).ToBeVisibleAsync();
        yield return "own";

        await status.Correct.ClickAsync();
        await status.Email.FillAsync("zoe@");
        await status.Save.ClickAsync();
        await Expect(status.ContactErrors).ToBeFocusedAsync();
        yield return "own-errors";

        visit.Expect(Cut);
        await visit.Page.Context.SetOfflineAsync(true);
        await status.Email.FillAsync(applicant.Email);
        await status.Save.ClickAsync();
        await Expect(status.ContactProblem).ToBeFocusedAsync();
        await status.Replace.ClickAsync();
        await visit.Posting.AttachAsync(status.NewResume, Files.Cv);
        yield return "own-problem";

        await visit.Page.Context.SetOfflineAsync(false);
        await status.Save.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        await status.Erase.ClickAsync();
        await status.Withdraw.ClickAsync();
        yield return "own-steps";

        await status.WithdrawYes.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        yield return "own-withdrawn";

        var held = new TaskCompletionSource();
        await visit.Page.RouteAsync(
            "**/v1/erasures/*",
            async route =>
            {
                await held.Task;
                await route.ContinueAsync();
            }
        );
        await status.EraseYes.ClickAsync();
        await Expect(status.Receipt).ToBeVisibleAsync();
        yield return "erasing";

        held.SetResult();
        await Expect(status.Erased).ToBeVisibleAsync(new() { Timeout = 60_000 });
        yield return "erased";

        visit.Expect("status of 404");
        await visit.OpenStatusAsync(new Uri(new Uri(visit.Page.Url), "?application#x.h.1.y"));
        await Expect(status.WrongLink).ToBeVisibleAsync();
        yield return "wrong-link";
    }

    /// <summary>Keeps an application on its way until then, and loses it.</summary>
    private static Func<IRoute, Task> HoldPosts(Task until) =>
        async route =>
        {
            if (route.Request.Method == "POST")
            {
                await until;
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        };
}
