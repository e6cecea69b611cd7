using System.Globalization;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>What tells how letters are put in order, and whether gaps between them are spaces.</summary>
internal enum Script
{
    /// <summary>Neither: marks, brackets, spaces.</summary>
    Neutral,
    Number,
    LeftToRight,
    RightToLeft,

    /// <summary>Written without spaces, in lines or in columns.</summary>
    Ideographic,
}

internal static class Scripts
{
    /// <summary>That of the first character that has one.</summary>
    public static Script Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var script = Of(rune.Value);
            if (script == Script.Neutral && System.Text.Rune.IsLetter(rune))
            {
                script = Script.LeftToRight;
            }

            if (script != Script.Neutral)
            {
                return script;
            }
        }

        return Script.Neutral;
    }

    /// <summary>Whether it is written in squares of one em: ideographs, and the syllables of Korean.</summary>
    public static bool IsEastAsian(Glyph glyph) =>
        glyph.Script == Script.Ideographic || IsHangul(glyph);

    /// <summary>Whether it is a syllable of Korean.</summary>
    public static bool IsHangul(Glyph glyph) => glyph.Text is [>= '\uAC00' and <= '\uD7A3', ..];

    public static bool IsMark(string text) =>
        text.Length > 0
        && CharUnicodeInfo.GetUnicodeCategory(text, 0)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark;

    // The blocks of https://www.unicode.org/Public/UNIDATA/Blocks.txt. Digits of Arabic are written from left to right,
    // like all others.
    private static Script Of(int value) =>
        value switch
        {
            (>= '0' and <= '9') or (>= 0x660 and <= 0x669) or (>= 0x6F0 and <= 0x6F9) =>
                Script.Number,
            < 0x590 => Script.Neutral,
            (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) =>
                IsLetterOrMark(value) ? Script.RightToLeft : Script.Neutral,
            (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => Script.RightToLeft,
            (>= 0x2E80 and <= 0x2FDF) or (>= 0x3000 and <= 0x30FF) or (>= 0x3100 and <= 0x312F) =>
                Script.Ideographic,
            (>= 0x31A0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) =>
                Script.Ideographic,
            (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF) =>
                Script.Ideographic,
            >= 0x20000 and <= 0x3FFFF => Script.Ideographic,
            _ => Script.Neutral,
        };

    private static bool IsLetterOrMark(int value) =>
        System.Text.Rune.IsLetter(new System.Text.Rune(value))
        || CharUnicodeInfo.GetUnicodeCategory(value) == UnicodeCategory.NonSpacingMark;
}
