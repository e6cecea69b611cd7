using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>How much of a page is examined.</summary>
internal enum Depth
{
    /// <summary>Sizes and places. Where the system chooses the colours, axe would still read those of the style sheet.</summary>
    Layout,

    /// <summary>Colours and the sizes of targets, too.</summary>
    Colors,

    /// <summary>All that axe knows.</summary>
    Everything,
}

/// <summary>How somebody looks at a page.</summary>
/// <param name="Depth">How much is examined: what is the same in all modes need not be in each.</param>
internal sealed record Mode(
    string Name,
    int Width,
    ColorScheme Colors = ColorScheme.Light,
    ForcedColors Forced = ForcedColors.None,
    Depth Depth = Depth.Layout
)
{
    /// <summary>The window of a page at 200 % has half the width, and as CSS sees it, everything else is the same.</summary>
    private const int Zoomed = 1280 / 2;

    public static IReadOnlyList<Mode> All { get; } =
    [
        new("light.1440", 1440, Depth: Depth.Everything),
        new("dark.1440", 1440, ColorScheme.Dark, Depth: Depth.Colors),
        new("light.768", 768),
        new("zoomed", Zoomed),
        new("light.320", 320, Depth: Depth.Colors),
        new("dark.320", 320, ColorScheme.Dark, Depth: Depth.Everything),
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
