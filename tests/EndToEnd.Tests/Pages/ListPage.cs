using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>The list of postings.</summary>
internal sealed class ListPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Name = "Open roles" });

    public ILocator OpenPosting(string title) =>
        page.GetByRole(AriaRole.Main)
            .Locator("> div > ul")
            .GetByRole(AriaRole.Link, new() { Name = title });

    public ILocator ClosedPosting(string title) =>
        page.GetByRole(AriaRole.Region, new() { Name = "No longer open" })
            .GetByRole(AriaRole.Link, new() { Name = title });

    public async Task<PostingPage> OpenAsync(string title)
    {
        await OpenPosting(title).ClickAsync();
        return new PostingPage(page);
    }
}
