using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>
/// Every state of the page, in light and dark, narrow and wide: no fault that axe finds, and nothing to scroll sideways.
/// Set <c>APPLYFUNCTIONS_SCREENSHOTS</c> to a folder to get a picture of each.
/// </summary>
public sealed class AppearanceTests(TestSite site) : CareersTest(site)
{
    private readonly List<string> _faults = [];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Every_state_can_be_used_by_everyone(ColorScheme colors, int width)
    {
        var visit = await VisitAsync(Looking(colors, width));
        var applicant = new Applicant();
        var list = await visit.OpenListAsync();
        await Expect(list.Heading).ToBeVisibleAsync();
        await LookAsync(visit, "list");

        await list.ClosedPosting(Postings.Title).ClickAsync();
        await Expect(visit.Posting.ClosedNotice).ToBeVisibleAsync();
        await LookAsync(visit, "closed");

        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Form).ToBeVisibleAsync();
        await LookAsync(visit, "form");

        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        await LookAsync(visit, "errors");

        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await PostingPage.TypeInsteadAsync(posting.CoverLetter, "I can read a clock.");
        await LookAsync(visit, "filled");

        await visit.Page.Context.SetOfflineAsync(true);
        visit.Expect("net::ERR_INTERNET_DISCONNECTED");
        await posting.Submit.ClickAsync();
        await Expect(posting.Waiting).ToBeVisibleAsync();
        await LookAsync(visit, "waiting");
        await PostingPage.ButtonIn(posting.Waiting, "Stop").ClickAsync();
        await Expect(posting.Problem).ToBeFocusedAsync();
        await LookAsync(visit, "connection-lost");

        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Page.ReloadAsync();
        await PostingPage.ButtonIn(posting.Restored, "Clear the form").ClickAsync();
        await visit.OpenInAnotherTabAsync(Postings.Open);
        await Expect(posting.OtherTab).ToBeVisibleAsync();
        await LookAsync(visit, "restored");
        await posting.FillEqualityAsync(applicant);
        await posting.SubmitAsync();
        await LookAsync(visit, "confirmation");
        string.Join('\n', _faults).Should().BeEmpty();

        Task LookAsync(Visit at, string state) => LookAtAsync(at.Page, state, colors, width);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Every_state_of_ones_own_application_can_be_used_by_everyone(
        ColorScheme colors,
        int width
    )
    {
        var visit = await VisitAsync(Looking(colors, width));
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
        await LookAsync("own");

        await status.Correct.ClickAsync();
        await status.Email.FillAsync("zoe@");
        await status.Save.ClickAsync();
        await Expect(status.ContactErrors).ToBeFocusedAsync();
        await LookAsync("own-contact-errors");

        await visit.Page.Context.SetOfflineAsync(true);
        visit.Expect("net::ERR_INTERNET_DISCONNECTED");
        await status.Email.FillAsync(applicant.Email);
        await status.Phone.FillAsync("+44 20 7946 0958");
        await status.Save.ClickAsync();
        await Expect(status.ContactProblem).ToBeFocusedAsync();
        await status.Replace.ClickAsync();
        await visit.Posting.AttachAsync(status.NewResume, Files.Cv);
        await LookAsync("own-connection-lost");

        await visit.Page.Context.SetOfflineAsync(false);
        await status.Save.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        await status.Erase.ClickAsync();
        await status.Withdraw.ClickAsync();
        await LookAsync("own-steps");

        await status.WithdrawYes.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        await LookAsync("own-withdrawn");

        await status.EraseYes.ClickAsync();
        await Expect(status.Receipt).ToBeVisibleAsync();
        await LookAsync("erasing");
        await Expect(status.Erased).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await LookAsync("erased");

        visit.Expect("status of 404");
        await visit.OpenStatusAsync(new Uri(Site.Careers, "?application#nothing.h.1.x"));
        await Expect(status.WrongLink).ToBeVisibleAsync();
        await LookAsync("wrong-link");
        string.Join('\n', _faults).Should().BeEmpty();

        Task LookAsync(string state) => LookAtAsync(visit.Page, state, colors, width);
    }

    private static BrowserNewContextOptions Looking(ColorScheme colors, int width) =>
        new()
        {
            ColorScheme = colors,
            ViewportSize = new() { Width = width, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
        };

    private async Task LookAtAsync(IPage page, string state, ColorScheme colors, int width)
    {
        await CheckAsync(page, state);
        var scheme = colors.ToString().ToLowerInvariant();
        await PictureAsync(page, $"{state}.{scheme}.{width}");
    }

    /// <summary>Notes what is at fault, so that one look at the result tells of every state.</summary>
    private async Task CheckAsync(IPage page, string state)
    {
        var found = await AxeFaultsAsync(page);
        _faults.AddRange(found.Select(fault => $"{state}: {fault}"));
        var excess = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (excess > 0)
        {
            _faults.Add($"{state}: the page is {excess} px wider than the window");
        }
    }
}
