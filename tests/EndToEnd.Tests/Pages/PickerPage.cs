using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>The ways to attach a file that is kept elsewhere.</summary>
internal sealed class PickerPage(IPage page)
{
    private IFrameLocator DriveFrame => page.FrameLocator("iframe[title='Google Drive']");

    public static ILocator Dropbox(ILocator document) => Button(document, "Dropbox");

    public static ILocator Drive(ILocator document) => Button(document, "Google Drive");

    public static ILocator Remove(ILocator document) => Button(document, "Remove");

    /// <summary>Presses a button that opens a window.</summary>
    public Task<IPage> OpenAsync(ILocator button) =>
        page.RunAndWaitForPopupAsync(() => button.ClickAsync());

    public async Task PickFromDropboxAsync(ILocator document, string name)
    {
        var chooser = await OpenAsync(Dropbox(document));
        await PressLastAsync(chooser.GetByRole(AriaRole.Button, new() { Name = name }));
    }

    /// <summary>Opens Drive and answers the question whether this page may see the file.</summary>
    public async Task OpenDriveAsync(ILocator document, string answer)
    {
        var consent = await OpenAsync(Drive(document));
        await PressLastAsync(
            consent.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true })
        );
    }

    /// <summary>Presses a button that closes its window, which may be gone before the press is reported as done.</summary>
    public static async Task PressLastAsync(ILocator button)
    {
        try
        {
            await button.ClickAsync();
        }
        catch (PlaywrightException e)
            when (e.Message.Contains("has been closed", StringComparison.Ordinal)
                && e.Message.Contains("performing click action", StringComparison.Ordinal)
            )
        {
            // What the press was to do shows in the page.
        }
    }

    public Task PickInDriveAsync(string name) =>
        DriveFrame.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    private static ILocator Button(ILocator document, string name) =>
        document.GetByRole(AriaRole.Button, new() { Name = name });
}
