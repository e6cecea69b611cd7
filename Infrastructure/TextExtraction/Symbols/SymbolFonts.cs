namespace ApplyFunctions.Infrastructure.TextExtraction.Symbols;

/// <summary>The characters of symbol fonts, whose codes stand for pictures, as Unicode.</summary>
internal static class SymbolFonts
{
    private const char Bullet = '•';

    // https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt: 0x20 to 0x7E, and 0xA0 to 0xFE.
    private const string SymbolLow =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203Eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    private const string SymbolHigh =
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uFFFD⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

    /// <summary>What each code of a symbol font is; null where the font's name is not one of the known.</summary>
    public static Func<byte, char>? Map(ReadOnlySpan<char> font) =>
        font.Trim() switch
        {
            var name when name.StartsWith("Symbol", StringComparison.OrdinalIgnoreCase) => Symbol,
            var name when name.Equals("Wingdings", StringComparison.OrdinalIgnoreCase) => Wingdings,
            var name
                when name.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("ZapfDingbats", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("Zapf Dingbats", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("Monotype Sorts", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("Marlett", StringComparison.OrdinalIgnoreCase) => Pictures,
            _ => null,
        };

    private static char Symbol(byte code) =>
        code switch
        {
            < 0x20 => (char)code,
            <= 0x7E => SymbolLow[code - 0x20],
            >= 0xA0 and <= 0xFE => SymbolHigh[code - 0xA0],
            _ => '\uFFFD',
        };

    // What lists and lines of contact data use. Any other picture counts as a bullet, too.
    private static char Wingdings(byte code) =>
        code switch
        {
            <= 0x20 => (char)code,
            0x28 or 0x29 => '☎',
            0x2A or 0x2B => '✉',
            0x46 => '☞',
            0x4A => '☺',
            0x4C => '☹',
            0x6C => '●',
            0x6E => '■',
            0x6F or 0x70 or 0xA8 => '□',
            0x71 or 0x72 => '❑',
            0x73 or 0x75 or 0x77 => '◆',
            0x76 => '❖',
            0xA7 => '▪',
            0xAB => '★',
            0xD8 => '➢',
            0xDF => '←',
            0xE0 or 0xE8 => '→',
            0xFB => '✗',
            0xFC => '✓',
            0xFD => '☒',
            0xFE => '☑',
            _ => Bullet,
        };

    private static char Pictures(byte code) => code <= 0x20 ? (char)code : Bullet;
}
