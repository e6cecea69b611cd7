using System.Buffers;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>
/// Brings the text of every reader into one form: LF line ends, no controls but tab, LF and form feed, no invisible
/// characters, Unicode NFC, one kind of space and no two of them in a row, none beside a tab, one kind of hyphen and of bullet, and no more than one
/// blank line in a row.
/// </summary>
internal static class TextCleaner
{
    public static string Clean(string text)
    {
        var characters = new StringBuilder(text.Length);
        var afterCarriageReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // The LF of a CRLF has been written already.
            if (!(afterCarriageReturn && rune.Value == '\n'))
            {
                AppendClean(characters, rune);
            }

            afterCarriageReturn = rune.Value == '\r';
        }

        // Lone surrogates, at which Normalize throws, were turned into U+FFFD by EnumerateRunes.
        return Fold(characters.ToString().Normalize(NormalizationForm.FormC));
    }

    private static void AppendClean(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '\t' or '\n' or '\f':
                text.Append((char)rune.Value);
                break;
            case '\r' or '\v' or 0x85 or 0x2028 or 0x2029:
                text.Append('\n');
                break;
            case 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000:
                text.Append(' ');
                break;
            case 0x2010 or 0x2011:
                text.Append('-');
                break;
            case >= 0xFB00 and <= 0xFB06:
                text.Append(Ligatures[rune.Value - 0xFB00]);
                break;
            case var value when IsDropped(value):
                break;
            default:
                text.Append(rune.ToString());
                break;
        }
    }

    // The order of the Unicode block Alphabetic Presentation Forms.
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    // Controls, the soft hyphen, zero-width spaces and joiners, marks of direction, the byte order mark.
    private static bool IsDropped(int value) =>
        value
            is < 0x20
                or (>= 0x7F and <= 0x9F)
                or 0xAD
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x2069)
                or 0xFEFF
                or 0xFFFE
                or 0xFFFF;

    // What Word, LibreOffice and LaTeX print before the items of a list: also the private characters at which symbol
    // fonts have theirs. Dashes and asterisks mean other things as well and stay as they are.
    private static readonly SearchValues<char> Bullets = SearchValues.Create(
        "•‣⁃∙·●○◦◉◌◍◎⦁⦿■□▪▫◼◻◾◽◆◇◈❖⬥⬧❍❑❒➢➤➔➣➲►▶▸▹▻⇒✓✔✗✘✦✧❯›\uF0A7\uF0B7\uF0D8\uF0A8\uF076\uF0FC\uF06E\uF071"
    );

    private static string Fold(string text)
    {
        var lines = new StringBuilder(text.Length);
        var ends = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimStart(' ').TrimEnd(" \t");
            if (!line.IsEmpty)
            {
                lines.Append('\n', lines.Length == 0 ? 0 : Math.Min(ends, 2));
                ends = 0;
                AppendFolded(lines, line);
            }

            ends++;
        }

        return lines.ToString();
    }

    private static void AppendFolded(StringBuilder lines, ReadOnlySpan<char> line)
    {
        if (Bullets.Contains(line[0]) && line is [_] or [_, ' ' or '\t', ..])
        {
            lines.Append('•');
            line = line[1..];
        }

        // A tab parts the cells of a table, and two have an empty cell between them.
        var space = false;
        foreach (var character in line)
        {
            if (character == ' ')
            {
                space = lines[^1] is not ('\t' or '\n');
                continue;
            }

            if (space && character != '\t')
            {
                lines.Append(' ');
            }

            space = false;
            lines.Append(character);
        }
    }
}
