using ApplyFunctions.Testing;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>
/// The Chrome, Edge or Chromium that the machine has; nothing is downloaded by Playwright. Variable
/// <c>APPLYFUNCTIONS_BROWSER</c> names another one. On Debian and Ubuntu, root gets Chromium installed where none is.
/// </summary>
internal static class SystemBrowser
{
    private const string Override = "APPLYFUNCTIONS_BROWSER";

    private static readonly string[] Names =
    [
        // Without the windows that nobody sees, which take as much of the processor as the page.
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "microsoft-edge-stable",
        "msedge",
    ];

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/snap/bin/chromium",
        "/opt/google/chrome/chrome",
        "/opt/microsoft/msedge/msedge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        @"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        @"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ];

    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Override) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new FileNotFoundException(
                    $"{Override} names {named}, which does not exist."
                );
        }

        if (Find() is { } found)
        {
            return found;
        }

        await SystemPackages.InstallUnlessAsync(() => Find() is not null, ["chromium"]);
        return Find()
            ?? throw new FileNotFoundException(
                $"These tests need Chrome, Edge or Chromium. Install one, or name it in {Override}."
            );
    }

    private static string? Find()
    {
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var onPath = SystemPackages
            .Folders()
            .SelectMany(at => Names.Select(name => Path.Combine(at, name + extension)));
        var usual = UsualPlaces.Select(Environment.ExpandEnvironmentVariables);
        return onPath.Concat(usual).FirstOrDefault(File.Exists);
    }
}
