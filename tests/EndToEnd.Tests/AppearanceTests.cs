using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Deque.AxeCore.Playwright;
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
        var visit = await VisitAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
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
        await Expect(posting.Problem).ToBeFocusedAsync();
        await LookAsync(visit, "connection-lost");

        await visit.Page.Context.SetOfflineAsync(false);
        await posting.SubmitAsync();
        await LookAsync(visit, "confirmation");
        string.Join('\n', _faults).Should().BeEmpty();

        async Task LookAsync(Visit at, string state)
        {
            await CheckAsync(at.Page, state);
            var scheme = colors.ToString().ToLowerInvariant();
            await PictureAsync(at.Page, $"{state}.{scheme}.{width}");
        }
    }

    /// <summary>Notes what is at fault, so that one look at the result tells of every state.</summary>
    private async Task CheckAsync(IPage page, string state)
    {
        var found = await page.RunAxe();
        _faults.AddRange(
            found.Violations.SelectMany(violation =>
                violation.Nodes.Select(node =>
                    $"{state}: {violation.Impact} {violation.Id}: {violation.Help}: {node.Html}"
                )
            )
        );
        var excess = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (excess > 0)
        {
            _faults.Add($"{state}: the page is {excess} px wider than the window");
        }
    }
}
