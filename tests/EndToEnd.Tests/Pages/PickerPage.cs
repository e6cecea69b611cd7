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
        await chooser.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    /// <summary>Opens Drive and answers the question whether this page may see the file.</summary>
    public async Task OpenDriveAsync(ILocator document, string answer)
    {
        var consent = await OpenAsync(Drive(document));
        await consent
            .GetByRole(AriaRole.Button, new() { Name = answer, Exact = true })
            .ClickAsync();
    }

    public Task PickInDriveAsync(string name) =>
        DriveFrame.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    private static ILocator Button(ILocator document, string name) =>
        document.GetByRole(AriaRole.Button, new() { Name = name });
}
