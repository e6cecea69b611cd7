using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>What is at fault with a page as it stands, each fault in one line.</summary>
internal static class Measures
{
    private static readonly AxeRunOptions Everything = new()
    {
        // Not among axe's defaults yet.
        Rules = new(StringComparer.Ordinal)
        {
            ["target-size"] = new RuleOptions { Enabled = true },
        },
    };

    // axe is a script, and would wait for ever in a frame that runs none.
    private static readonly AxeRunContext WithScripts = new()
    {
        Exclude = [new AxeSelector("iframe[sandbox]:not([sandbox~=allow-scripts])")],
    };

    private static readonly AxeRunOptions Looks = Only("color-contrast", "target-size");

    /// <summary>Faults that axe knows.</summary>
    public static async Task<IEnumerable<string>> AxeAsync(IPage page, Mode mode)
    {
        if (mode.Depth == Depth.Layout)
        {
            return [];
        }

        var rules = mode.Depth == Depth.Everything ? Everything : Looks;
        var found = await page.RunAxe(WithScripts, rules);
        return found.Violations.SelectMany(violation =>
            violation.Nodes.Select(node =>
                $"{violation.Impact} {violation.Id}: {violation.Help}: {node.Html}"
            )
        );
    }

    /// <summary>Whether there is something to scroll sideways, to a target too small to hit, or a text that is cut off.</summary>
    public static Task<string[]> LayoutAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => {
              const faults = [];
              const name = (element) => element.outerHTML.slice(0, 120);
              const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              if (excess > 0) faults.push(`the page is ${excess} px wider than the window`);
              const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary, .file-button";
              for (const element of document.querySelectorAll(targets)) {
                if (!element.checkVisibility({ visibilityProperty: true })) continue;
                if (element.matches(".visually-hidden, .skip-link:not(:focus)")) continue;
                // A link within a sentence is as high as its line.
                if (getComputedStyle(element).display === "inline") continue;
                const { width, height } = element.getBoundingClientRect();
                if (Math.min(width, height) < 24) faults.push(`${width}×${height} is too small a target: ${name(element)}`);
              }
              for (const element of document.querySelectorAll("body *:not(input, select, textarea, progress, option)")) {
                if (element.closest(".visually-hidden, .skip-link, .bot-check-trap") || !element.checkVisibility()) continue;
                const { overflowX, overflowY } = getComputedStyle(element);
                // What the keyboard can scroll is not cut off; in a dialog is its focus.
                if (element.matches("[tabindex='0'], dialog") && [overflowX, overflowY].includes("auto")) continue;
                const isCut = (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
                  || (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1);
                if (isCut) faults.push(`cut off: ${name(element)}`);
              }
              return faults;
            }
            """
        );

    /// <summary>Spaces text as WCAG's criterion 1.4.12 lets readers do it, or takes that back.</summary>
    public static Task SpaceTextAsync(IPage page, bool isSpaced) =>
        page.EvaluateAsync(
            """
            (isSpaced) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
              document.adoptedStyleSheets = isSpaced ? [sheet] : [];
            }
            """,
            isSpaced
        );

    private static AxeRunOptions Only(params IEnumerable<string> rules) =>
        new()
        {
            RunOnly = new RunOnlyOptions { Type = "rule", Values = [.. rules] },
        };

    /// <summary>Whether anything moves by itself for readers who asked for less of that.</summary>
    public static async Task<IEnumerable<string>> MotionAsync(IPage page)
    {
        var moving = await page.EvaluateAsync<int>(
            "() => document.getAnimations().filter(({ playState }) => playState === 'running').length"
        );
        return moving > 0 ? [$"{moving} animations run"] : [];
    }
}
