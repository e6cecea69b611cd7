using System.Globalization;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Reports say the same in pictures and in tables.</summary>
public sealed class ReportTests(TestSite site) : RecruitersTest(site)
{
    /// <summary>Answers are published a quarter late, so no test can wait for some.</summary>
    internal const string Equality = """
        {"board":"example","posting":null,"period":"all","threshold":5,"questions":[
          {"question":"1","label":"Gender","people":40,"periods":["2026-Q2","2026-Q3"],"options":[
            {"option":"1","label":"Woman","count":24,"share":0.6},{"option":"2","label":"Man","count":16,"share":0.4},
            {"option":"3","label":"Non-binary","count":null,"share":null}]},
          {"question":"2","label":"Disability","people":null,"periods":[],"options":[]}]}
        """;

    [Fact]
    public async Task The_bars_of_the_equality_report_are_what_its_table_says()
    {
        var recruiter = await SignInAsync("Equality officer");
        await Expect(recruiter.Page.Locator(".empty")).ToContainTextAsync("Nothing is published");
        await AnswerEqualityAsync(recruiter.Page);
        await recruiter.Label("Period").SelectOptionAsync("2026");

        var rows = recruiter.Page.Locator("tbody tr");
        await Expect(rows)
            .ToHaveTextAsync(["Woman2460%", "Man1640%", "Non-binarynot shownnot shown"]);
        var widths = await recruiter
            .Page.Locator("tbody .bar-value")
            .EvaluateAllAsync<string[]>("(bars) => bars.map((bar) => bar.getAttribute('width'))");
        widths.Should().Equal("60", "40");
        await Expect(recruiter.Page.Locator("main"))
            .ToContainTextAsync("Not shown: fewer than 5 people answered.");
        await Expect(recruiter.Page.Locator("main"))
            .ToContainTextAsync("40 people answered, in 2026-Q2, 2026-Q3.");
    }

    [Fact]
    public async Task The_intake_adds_up()
    {
        await SeedAsync();
        var recruiter = await SignInAsync("Reader", "intake");

        await Expect(recruiter.Heading).ToHaveTextAsync("Intake");
        await recruiter.Page.GetByText("Figures as a table").ClickAsync();
        var days = recruiter.Page.Locator("table.plain tbody tr");
        await Expect(days).ToHaveCountAsync(30);
        var counts = await recruiter.Page.Locator("table.plain tbody td").AllTextContentsAsync();
        var all = await recruiter.Page.Locator(".tile strong").First.TextContentAsync();
        var sum = counts.Sum(Number);
        sum.Should().Be(Number(all!)).And.BeGreaterThanOrEqualTo(SeededApplications.Names.Length);
        var bars = await recruiter
            .Page.Locator(".days rect")
            .EvaluateAllAsync<double[]>(
                "(bars) => bars.map((bar) => Number(bar.getAttribute('height')))"
            );
        bars[^1].Should().Be(100, "all that there is came today");
        await Expect(recruiter.Page.Locator(".tiles")).ToContainTextAsync("no dead letters");
        await recruiter.Label("Time").SelectOptionAsync("7");
        await Expect(recruiter.Page.Locator(".days rect")).ToHaveCountAsync(7);
    }

    internal static Task AnswerEqualityAsync(IPage page) =>
        page.RouteAsync(
            "**/equality?*",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Body = Equality,
                        ContentType = "application/json",
                        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["Access-Control-Allow-Origin"] = "*",
                        },
                    }
                )
        );

    private static int Number(string text) =>
        int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
