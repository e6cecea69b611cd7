using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>How somebody looks at a page.</summary>
/// <param name="IsWhole">
/// Whether everything is examined; otherwise only what depends on colours and measures, since the rest is the same.
/// </param>
internal sealed record Mode(
    string Name,
    int Width,
    ColorScheme Colors = ColorScheme.Light,
    ForcedColors Forced = ForcedColors.None,
    bool IsWhole = false
)
{
    /// <summary>The window of a page at 200 % has half the width, and as CSS sees it, everything else is the same.</summary>
    private const int Zoomed = 1280 / 2;

    public static IReadOnlyList<Mode> All { get; } =
    [
        new("light.1440", 1440, IsWhole: true),
        new("dark.1440", 1440, ColorScheme.Dark),
        new("light.768", 768),
        new("dark.768", 768, ColorScheme.Dark),
        new("zoomed", Zoomed),
        new("light.320", 320),
        new("dark.320", 320, ColorScheme.Dark, IsWhole: true),
        new("forced", 1440, ColorScheme.Dark, ForcedColors.Active),
    ];

    public async Task EnterAsync(IPage page)
    {
        await page.EmulateMediaAsync(
            new()
            {
                ColorScheme = Colors,
                ForcedColors = Forced,
                // Colours half way between two states would be nobody's.
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await page.SetViewportSizeAsync(Width, Width < 600 ? 640 : 900);
    }
}
