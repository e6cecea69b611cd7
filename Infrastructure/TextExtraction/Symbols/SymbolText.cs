using System.Globalization;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Symbols;

/// <summary>The characters of symbol fonts, as Unicode.</summary>
internal static class SymbolText
{
    private const char FirstOfPrivateArea = '\uE000';
    private const char LastOfPrivateArea = '\uF8FF';
    private const char FirstOfSymbolFont = '\uF020';
    private const char LastOfSymbolFont = '\uF0FF';

    /// <summary>The character of a <c>sym</c> element; empty where it is none that can be told.</summary>
    /// <param name="code">In hexadecimal digits; beyond the first 65,536 characters in newer documents.</param>
    public static string Symbol(string? code, string? font)
    {
        if (
            !int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
        )
        {
            return "";
        }

        if (
            value is > 0 and <= byte.MaxValue
            && font is not null
            && SymbolFonts.Map(font) is { } map
        )
        {
            return Known(map((byte)value));
        }

        return value is > char.MaxValue and <= 0x10FFFF ? char.ConvertFromUtf32(value)
            : value is >= ' ' and <= char.MaxValue && !char.IsSurrogate((char)value)
                ? InText([(char)value], font)
            : "";
    }

    /// <summary>Whether a text in a font has no symbols.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text, string? font) =>
        !text.ContainsAnyInRange(FirstOfPrivateArea, LastOfPrivateArea)
        && (font is null || SymbolFonts.Map(font) is null);

    /// <summary>A text in a font, which may be one of symbols.</summary>
    public static string InText(ReadOnlySpan<char> text, string? font)
    {
        var map = font is null ? null : SymbolFonts.Map(font);
        var symbols = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            symbols.Append(
                character switch
                {
                    >= FirstOfSymbolFont and <= LastOfSymbolFont when map is not null => Known(
                        map((byte)character)
                    ),
                    > ' ' and <= '~' when map is not null => Known(map((byte)character)),

                    // The bullets of Symbol and Wingdings, where another font is named, or a style names it.
                    '\uF0B7' => "•",
                    '\uF0A7' => "▪",
                    _ when char.GetUnicodeCategory(character) == UnicodeCategory.PrivateUse => "",
                    _ => character.ToString(),
                }
            );
        }

        return symbols.ToString();
    }

    private static string Known(char character) =>
        character == '\uFFFD' ? "" : character.ToString();
}
