using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Lists;

/// <summary>Counts the paragraphs of lists, and writes the labels that stand before them.</summary>
/// <param name="find">Finds a list by its number; null where there is none.</param>
internal sealed class ListCounters(Func<int, CountedList?> find)
{
    private readonly Dictionary<ListDefinition, int?[]> _counts = [];
    private readonly HashSet<(List List, int Level)> _started = [];

    /// <summary>The label of the next paragraph, and what separates it from the text; empty where it has none.</summary>
    /// <param name="direct">What the paragraph says.</param>
    /// <param name="styled">What its style says.</param>
    public string Next(ListPlace direct, StyledPlace? styled)
    {
        var place = direct;
        string? source = null;
        if (direct.Number is null && styled is { } byStyle)
        {
            (place, source) = (
                byStyle.Place with
                {
                    Level = direct.Level ?? byStyle.Place.Level,
                },
                byStyle.Style
            );
        }

        if (place.Number is null or 0 || find(place.Number.Value) is not { } list)
        {
            return "";
        }

        var index = place.Level ?? list.LevelOf(source) ?? 0;
        if (list.Level(index) is not { } level)
        {
            return "";
        }

        var counts = Count(list, index, level);
        var label = level.IsHidden ? "" : Label(list, level, counts);
        return label.Length == 0 || level.IsTight ? label : label + " ";
    }

    private int?[] Count(CountedList list, int index, ListLevel level)
    {
        if (!_counts.TryGetValue(list.Definition, out var counts))
        {
            _counts[list.Definition] = counts = new int?[ListDefinition.MostLevels];
        }

        counts[index] =
            _started.Add((list.List, index)) && list.List.Starts[index] is { } start ? start
            : counts[index] is { } count ? unchecked(count + 1)
            : level.Start;
        for (var deeper = index + 1; deeper < counts.Length; deeper++)
        {
            if (list.Level(deeper)?.Restart is not { } restart || index < restart)
            {
                counts[deeper] = null;
            }
        }

        return counts;
    }

    private static string Label(CountedList list, ListLevel level, int?[] counts)
    {
        if (level.Format == "bullet")
        {
            return Bullet(level);
        }

        var label = new StringBuilder();
        foreach (var character in level.Text)
        {
            if (character >= ListLevel.Number(ListDefinition.MostLevels))
            {
                label.Append(character);
                continue;
            }

            int index = character;
            var other = list.Level(index);
            var format = other?.Format ?? "decimal";
            label.Append(
                NumberFormat.Write(
                    counts[index] ?? list.List.Starts[index] ?? other?.Start ?? 1,
                    level.IsLegal && format != "decimalZero" ? "decimal" : format
                )
            );
        }

        return label.ToString().Trim();
    }

    // Some fonts have a picture where others have a letter: the o of Courier New is meant as one, too.
    private static string Bullet(ListLevel level)
    {
        var bullet = SymbolText.InText(level.Text, level.Font).Trim();
        return bullet.Any(char.IsLetterOrDigit) ? "•" : bullet;
    }
}
