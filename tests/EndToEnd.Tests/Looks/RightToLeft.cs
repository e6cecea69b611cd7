using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>A language made of English, as if it were written from right to left.</summary>
internal static partial class RightToLeft
{
    /// <summary>From now on the page gets that in the place of English.</summary>
    public static Task SpeakAsync(IPage page) =>
        page.RouteAsync(
            English(),
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/javascript",
                        Body = $$"""
                        import english from "{{route.Request.Url}}?plain";

                        // Between these marks the letters run from right to left.
                        const turn = (text) => `\u202e${text}\u202c`;
                        const turned = (value) => Array.isArray(value) ? value.map(turn) : turn(value);
                        export default Object.fromEntries(Object.entries(english).map(([key, value]) => [
                          key,
                          key === "direction" ? "rtl" : typeof value === "function" ? (...values) => turned(value(...values)) : turned(value),
                        ]));
                        """,
                    }
                )
        );

    [GeneratedRegex(@"/en-\w+\.js$", RegexOptions.None, 1000)]
    private static partial Regex English();

    [GeneratedRegex(
        @"(^|[\s;{-])(left|right|(margin|padding|border|inset)-(left|right)|text-align:\s*(left|right)|float:\s*(left|right))\s*[:;]",
        RegexOptions.ExplicitCapture,
        1000
    )]
    public static partial Regex Physical();
}
