using System.Text;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Tables in Markdown, aligned to be read as they are, too.</summary>
internal static class Table
{
    public static string Of(IEnumerable<Check> checks) =>
        Of(
            ["check", "counted", "expected", "verdict"],
            checks.Select(c =>
                new[]
                {
                    c.Name,
                    c.Counted,
                    c.Expected ?? "",
                    c.Expected is null ? "" : Verdict(c.Holds),
                }
            )
        );

    public static string Verdict(bool holds) => holds ? "ok" : "**FAILED**";

    public static string Of(string[] heads, IEnumerable<string[]> lines)
    {
        var all = lines.Prepend(heads).ToList();
        var widths = heads.Select((_, i) => all.Max(line => line[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (index, line) in all.Index())
        {
            text.AppendLine(Row(line.Select((cell, i) => cell.PadRight(widths[i]))));
            if (index == 0)
            {
                text.AppendLine(Row(widths.Select(width => new string('-', width))));
            }
        }

        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
