using System.Globalization;
using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Fields;

/// <summary>Reads the instructions of fields (ECMA-376 part 1, 17.16): a name, arguments, and switches.</summary>
internal static class FieldInstruction
{
    /// <summary>Where a HYPERLINK field leads outside of the document.</summary>
    public static string? Hyperlink(string instruction)
    {
        var (target, place) = ("", "");
        var words = Words(instruction, "HYPERLINK");
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case ['\\', 'l' or 'L']:
                    place = words.ElementAtOrDefault(++i) ?? "";
                    break;
                // A tip and a frame follow.
                case ['\\', 'o' or 'O' or 't' or 'T']:
                    i++;
                    break;
                case [not '\\', ..] when target.Length == 0:
                    target = words[i];
                    break;
            }
        }

        return target.Length == 0 ? null
            : place.Length == 0 ? target
            : $"{target}#{place}";
    }

    /// <summary>The character of a SYMBOL field.</summary>
    public static char? Symbol(string instruction)
    {
        var words = Words(instruction, "SYMBOL");
        if (!TryCode(words.ElementAtOrDefault(1), out var code))
        {
            return null;
        }

        var font = words.FindIndex(word => word is ['\\', 'f' or 'F']) + 1;
        var symbols = font > 0 && font < words.Count ? SymbolFonts.Map(words[font]) : null;
        return symbols is not null ? symbols((byte)code)
            : code <= byte.MaxValue ? CharacterSets.Western.GetString([(byte)code])[0]
            : (char)code;
    }

    private static bool TryCode(string? word, out ushort code) =>
        word is ['0', 'x' or 'X', .. var hex]
            ? ushort.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out code)
            : ushort.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out code);

    // The words of an instruction of that name; none where it is another.
    private static List<string> Words(string instruction, string name)
    {
        var words = new List<string>();
        if (!instruction.AsSpan().TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase))
        {
            return words;
        }

        for (var at = 0; at < instruction.Length; )
        {
            if (char.IsWhiteSpace(instruction[at]))
            {
                at++;
                continue;
            }

            words.Add(
                instruction[at] == '"' ? Quoted(instruction, ref at) : Bare(instruction, ref at)
            );
        }

        return words;
    }

    private static string Bare(string instruction, ref int at)
    {
        var start = at++;
        while (
            at < instruction.Length && instruction[at] != '"' && !char.IsWhiteSpace(instruction[at])
        )
        {
            at++;
        }

        return instruction[start..at];
    }

    private static string Quoted(string instruction, ref int at)
    {
        var word = new StringBuilder();
        for (at++; at < instruction.Length && instruction[at] != '"'; at++)
        {
            // A backslash makes the next a character like any other.
            at += instruction[at] == '\\' && at + 1 < instruction.Length ? 1 : 0;
            word.Append(instruction[at]);
        }

        at++;
        return word.ToString();
    }
}
