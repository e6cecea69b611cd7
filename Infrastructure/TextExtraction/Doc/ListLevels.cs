using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>Reads levels of lists, one after the other ([MS-DOC] 2.9.149 LVL and 2.9.150 LVLF).</summary>
internal static class ListLevels
{
    private const int HeadBytes = 28;
    private const int Legal = 0x04;
    private const int NoRestart = 0x08;
    private const byte LastFormat = 0x3B;
    private const byte NoNumber = 0xFF;
    private const byte FollowedByNothing = 2;

    /// <summary>
    /// Takes the next level off; null where it makes no sense, after which nothing that follows does, as only a level
    /// tells where the next begins.
    /// </summary>
    public static ListLevel? Take(ref ReadOnlySpan<byte> levels, FontTable fonts)
    {
        var head = levels.Part(0, HeadBytes);
        var (format, follows) = (head.U8(4), head.U8(15));
        var charactersAt = HeadBytes + head.U8(25);
        var textAt = charactersAt + head.U8(24);
        var textBytes = 2 * levels.U16(textAt);
        if (
            textAt + 2 + textBytes > levels.Length
            || format is > LastFormat and not NoNumber
            || follows > FollowedByNothing
        )
        {
            levels = [];
            return null;
        }

        var flags = head.U8(5);
        var label = CharacterFormat.Read(
            levels.Part(charactersAt, head.U8(24)),
            WordVersion.Word97
        );
        var level = new ListLevel
        {
            Start = head.I32(0),
            Format = Format(format),
            Text = Text(levels.Part(textAt + 2, textBytes)),
            IsLegal = (flags & Legal) != 0,
            Restart = (flags & NoRestart) != 0 ? head.U8(26) : null,
            Font = fonts.Name(label.Font),
            IsHidden = label.IsHidden(byStyle: false),
            IsTight = follows == FollowedByNothing,
        };
        levels = levels.Part(textAt + 2 + textBytes);
        return level;
    }

    // A list of offsets tells at which of the characters below nine the number of a level stands. That list is not
    // needed, as none of these characters is one that a label could show.
    private static string Text(ReadOnlySpan<byte> text) =>
        Encoding.Unicode.GetString(text.Part(0, 2 * ListLevel.LongestText));

    // [MS-OSHARED] 2.2.1.3, of which those are written in digits that are not named here.
    private static string Format(byte format) =>
        format switch
        {
            1 => "upperRoman",
            2 => "lowerRoman",
            3 => "upperLetter",
            4 => "lowerLetter",
            5 => "ordinal",
            18 => "decimalEnclosedCircle",
            22 => "decimalZero",
            23 => "bullet",
            26 => "decimalEnclosedFullstop",
            27 => "decimalEnclosedParen",
            28 => "decimalEnclosedCircleChinese",
            57 => "numberInDash",
            58 => "russianLower",
            59 => "russianUpper",
            NoNumber => "none",
            _ => "decimal",
        };
}
