using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>What the page tells search engines, beside what it shows.</summary>
public sealed class StructuredDataTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task An_open_posting_is_told_to_search_engines_while_it_is_shown()
    {
        var visit = await VisitAsync();
        var told = visit.Page.Locator("head script[type='application/ld+json']");

        await visit.OpenPostingAsync(Postings.Open);
        await Expect(told).ToHaveCountAsync(1);
        var text = await told.TextContentAsync();
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "All open roles" })
            .First.ClickAsync();
        await Expect(visit.Page.Locator(".postings").First).ToBeVisibleAsync();

        text.Should().NotContain("<");
        var job = JsonNode.Parse(text!)!;
        job["@type"]!.ToString().Should().Be("JobPosting");
        job["title"]!.ToString().Should().Be(Postings.Title);
        job["description"]!.ToString().Should().StartWith("<p>");
        await Expect(told).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_closed_posting_is_not()
    {
        var visit = await VisitAsync();

        var posting = await visit.OpenPostingAsync(Postings.Closed);
        await Expect(posting.ClosedNotice).ToBeVisibleAsync();

        await Expect(visit.Page.Locator("head script[type='application/ld+json']"))
            .ToHaveCountAsync(0);
        visit.Requests("posting.jsonld").Should().BeEmpty();
    }
}
