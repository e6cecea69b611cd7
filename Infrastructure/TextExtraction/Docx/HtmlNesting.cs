using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Looks at how deep a page nests before it is parsed: for each element, a parser of HTML searches those that are open.
/// </summary>
internal static partial class HtmlNesting
{
    // Browsers stop at 512.
    private const int Deepest = 512;

    // These have no end, or the next of their kind ends them, so that they do not nest by themselves.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Closed = (
        "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr "
        + "track wbr"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsTooDeep(string page)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        foreach (var match in Tag().EnumerateMatches(page))
        {
            var name = page.AsSpan(match.Index + 1, match.Length - 1);
            var isEnd = name[0] == '/';
            name = isEnd ? name[1..] : name;
            names.TryGetValue(name, out var count);

            // Only what is open can end.
            if (isEnd && count > 0)
            {
                names[name] = count - 1;
                depth--;
            }
            else if (!isEnd && !Closed.Contains(name))
            {
                names[name] = count + 1;
                if (++depth > Deepest)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Longer names are none of HTML, and count as one.
    [GeneratedRegex("</?[a-z][a-z0-9:-]{0,30}", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Tag();
}
