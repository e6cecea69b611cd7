using System.Globalization;
using System.Text;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Turns text that somebody typed into one line that is safe in a header or a sentence.</summary>
internal static class MailLine
{
    /// <summary>
    /// Replaces line ends, control characters, direction overrides and half surrogates by a space, joins runs of white space and
    /// cuts after <paramref name="maxLength"/> UTF-16 units, but never inside a character that a reader sees
    /// as one.
    /// </summary>
    public static string Clean(string? value, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "";
        }

        var line = new StringBuilder(value.Length);
        var gap = false;
        foreach (var rune in value.EnumerateRunes())
        {
            if (IsBreak(rune))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(rune);
        }

        return Shorten(line.ToString(), maxLength);
    }

    // EnumerateRunes gives U+FFFD for half a surrogate pair. U+202A to U+202E and U+2066 to U+2069 open an
    // embedding or override that would turn round what the sentence says after the name.
    private static bool IsBreak(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.IsWhiteSpace(rune)
        || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static string Shorten(string line, int maxLength)
    {
        if (line.Length <= maxLength)
        {
            return line;
        }

        var end = 0;
        while (true)
        {
            // One place is kept for the ellipsis.
            var next = end + StringInfo.GetNextTextElementLength(line, end);
            if (next > maxLength - 1)
            {
                return line[..end].TrimEnd() + "…";
            }

            end = next;
        }
    }
}
