using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Unit.Tests.Settings;

/// <summary>Writes <c>docs/settings.md</c>.</summary>
internal static class SettingsReference
{
    private const string Head = """
        # Settings

        <!-- Made of the options classes by SettingsReferenceTests, with UPDATE_GOLDEN=1: change their summaries, not this file. -->

        All settings that the app's parts take. In Azure they are app settings, on one machine lines of `local.settings.json` or variables of the environment. The [README](../README.md#settings) has those that everybody
        needs, and the few that belong to the platform and not to a part of the app: storage, origins of pages, traces.

        A value that is no such thing or out of its bounds keeps the app from starting, or, where only a part of it is concerned (`SendGrid`, `SignIn`), that part from working; the log says which setting it is.
        Times are written as `hours:minutes:seconds`, with days in front as in `1.12:00:00`. Sizes are in bytes.

        """;

    public static string Write()
    {
        using var services = BoundOptions.Services().BuildServiceProvider();
        var rules = new SettingRules(services);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (
            var section in BoundOptions.Settings.GroupBy(s => s.Section, StringComparer.Ordinal)
        )
        {
            text.Append("\n## ").Append(section.Key).Append("\n\n");
            text.Append("| setting | what | type | default | bounds |\n|---|---|---|---|---|\n");
            foreach (var setting in section)
            {
                string[] cells =
                [
                    $"`{setting.Name}`",
                    Summaries.FirstSentenceOf(setting)?.TrimEnd('.') ?? "",
                    SettingRules.TypeOf(setting.Property),
                    SettingRules.DefaultOf(setting),
                    rules.BoundsOf(setting),
                ];
                text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
