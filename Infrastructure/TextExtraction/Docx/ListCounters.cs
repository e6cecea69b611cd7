using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Counts the paragraphs of lists, and writes the labels that stand before them.</summary>
internal sealed class ListCounters(Numbering numbering, StyleSheet styles)
{
    private readonly Dictionary<ListDefinition, int?[]> _counts = [];
    private readonly HashSet<(List List, int Level)> _started = [];

    /// <summary>The label of the next paragraph, and what separates it from the text; empty where it has none.</summary>
    public string Next(ListPlace direct, string? style)
    {
        var place = direct;
        string? source = null;
        if (direct.Number is null && styles.ListOf(style) is { } styled)
        {
            (place, source) = (
                new(styled.Place.Number, direct.Level ?? styled.Place.Level),
                styled.Style
            );
        }

        if (place.Number is null or 0 || numbering.Find(place.Number, styles) is not { } found)
        {
            return "";
        }

        var (list, definition) = found;
        var index = place.Level ?? LevelOf(source, list, definition) ?? 0;
        if (
            index is < 0 or >= ListDefinition.MostLevels
            || Level(list, definition, index) is not { } level
        )
        {
            return "";
        }

        var counts = Count(list, definition, index, level);
        var label = level.IsHidden ? "" : Label(list, definition, level, counts);
        return label.Length == 0 || level.IsTight ? label : label + " ";
    }

    private static ListLevel? Level(List list, ListDefinition definition, int index) =>
        list.Levels[index] ?? definition.Levels[index];

    // ECMA-376 part 1, 17.9.23: a style that names a list is on the level that names the style.
    private static int? LevelOf(string? style, List list, ListDefinition definition)
    {
        for (var index = 0; style is not null && index < ListDefinition.MostLevels; index++)
        {
            if (Level(list, definition, index)?.Style == style)
            {
                return index;
            }
        }

        return null;
    }

    private int?[] Count(List list, ListDefinition definition, int index, ListLevel level)
    {
        if (!_counts.TryGetValue(definition, out var counts))
        {
            _counts[definition] = counts = new int?[ListDefinition.MostLevels];
        }

        counts[index] =
            _started.Add((list, index)) && list.Starts[index] is { } start ? start
            : counts[index] is { } count ? unchecked(count + 1)
            : level.Start;
        for (var deeper = index + 1; deeper < counts.Length; deeper++)
        {
            if (Level(list, definition, deeper)?.Restart is not { } restart || index < restart)
            {
                counts[deeper] = null;
            }
        }

        return counts;
    }

    private static string Label(
        List list,
        ListDefinition definition,
        ListLevel level,
        int?[] counts
    )
    {
        if (level.Format == "bullet")
        {
            return Bullet(level);
        }

        var label = new StringBuilder();
        for (var at = 0; at < level.Text.Length; at++)
        {
            if (
                level.Text[at] != '%'
                || at + 1 == level.Text.Length
                || level.Text[at + 1] is < '1' or > '9'
            )
            {
                label.Append(level.Text[at]);
                continue;
            }

            var index = level.Text[++at] - '1';
            var other = Level(list, definition, index);
            label.Append(
                NumberFormat.Write(
                    counts[index] ?? list.Starts[index] ?? other?.Start ?? 1,
                    level.IsLegal ? "decimal" : other?.Format ?? "decimal"
                )
            );
        }

        return label.ToString().Trim();
    }

    // Some fonts have a picture where others have a letter: the o of Courier New is meant as one, too.
    private static string Bullet(ListLevel level)
    {
        var bullet = WordSymbols.InText(level.Text, level.Font).Trim();
        return bullet.Any(char.IsLetterOrDigit) ? "•" : bullet;
    }
}
