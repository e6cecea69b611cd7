using ApplyFunctions.Testing;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>
/// The pictures in <c>docs/images</c>, one of each state: written anew where <c>UPDATE_IMAGES</c> is 1. Variable
/// <c>APPLYFUNCTIONS_SCREENSHOTS</c> names a folder that gets the whole page in every mode.
/// </summary>
internal static class Pictures
{
    public const string Folder = "APPLYFUNCTIONS_SCREENSHOTS";

    private static readonly string[] Shown = ["light.1440", "dark.320"];

    public static async Task TakeAsync(IPage page, string state, Mode mode)
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder)
        {
            var path = Path.Combine(folder, $"{state}.{mode.Name}.png");
            await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        }

        if (Environment.GetEnvironmentVariable("UPDATE_IMAGES") == "1" && Shown.Contains(mode.Name))
        {
            if (mode.Width > 1100)
            {
                // As much as a reader of the docs can make out.
                await page.SetViewportSizeAsync(960, 640);
            }

            await page.EvaluateAsync(
                """
                () => {
                  const focused = document.activeElement;
                  if (focused === document.body || focused.matches("h1")) scrollTo(0, 0);
                  else focused.scrollIntoView({ block: "center" });
                }
                """
            );
            var scheme = mode.Colors.ToString().ToLowerInvariant();
            var path = Path.Combine(
                RepositoryFolder.Path,
                "docs",
                "images",
                $"{state}.{scheme}.png"
            );
            await page.ScreenshotAsync(new() { Path = path });
        }
    }
}
