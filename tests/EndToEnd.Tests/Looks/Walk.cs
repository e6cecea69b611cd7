using ApplyFunctions.EndToEnd.Tests.Pages;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Looks;

/// <summary>Looks at each state of a journey in every mode, and tells of all faults at its end.</summary>
internal static class Walk
{
    public static BrowserNewContextOptions Options =>
        new() { ReducedMotion = ReducedMotion.Reduce };

    public static async Task AlongAsync(Visit visit, Func<Visit, IAsyncEnumerable<string>> journey)
    {
        var faults = new List<string>();
        await foreach (var state in journey(visit))
        {
            var scrolled = await visit.Page.EvaluateAsync<double>("() => scrollY");
            foreach (var mode in Mode.All)
            {
                await mode.EnterAsync(visit.Page);
                await visit.Page.EvaluateAsync("(y) => scrollTo(0, y)", scrolled);
                var found = await LookAsync(visit.Page, mode);
                faults.AddRange(found.Select(fault => $"{state}, {mode.Name}: {fault}"));
                await Pictures.TakeAsync(visit.Page, state, mode);
            }

            await Mode.All[0].EnterAsync(visit.Page);
        }

        string.Join('\n', faults.Distinct(StringComparer.Ordinal)).Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page, Mode mode)
    {
        List<string> faults =
        [
            .. await Measures.AxeAsync(page, mode),
            .. await Measures.LayoutAsync(page),
            .. await Measures.MotionAsync(page),
        ];
        if (mode.Width == 320)
        {
            await Measures.SpaceTextAsync(page, isSpaced: true);
            var spaced = await Measures.LayoutAsync(page);
            faults.AddRange(spaced.Select(fault => $"spaced: {fault}"));
            await Measures.SpaceTextAsync(page, isSpaced: false);
        }

        return faults;
    }
}
