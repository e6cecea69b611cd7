using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>Turns the bytes of a run of characters into characters.</summary>
internal sealed class TextDecoder
{
    private readonly bool _isWord97;
    private readonly StyleSheet _styles;
    private readonly Encoding _usual;
    private readonly List<Encoding?> _ofFonts = [];

    public TextDecoder(Fib fib, byte[] table, StyleSheet styles)
    {
        _isWord97 = fib.Version == WordVersion.Word97;
        _styles = styles;
        _usual =
            _isWord97 ? CodePages.Western
            : fib.IsMac ? CodePages.Get(10000)
            : CodePages.Get(CodePages.OfLanguage(fib.Language));
        if (!_isWord97)
        {
            ReadFonts(fib.Find(Structure.Fonts, table));
        }
    }

    public string Decode(
        ReadOnlySpan<byte> bytes,
        bool isWide,
        CharacterFormat format,
        ushort paragraphStyle
    ) => Encoding(isWide, format, paragraphStyle).GetString(bytes);

    private Encoding Encoding(bool isWide, CharacterFormat format, ushort paragraphStyle)
    {
        if (isWide)
        {
            return System.Text.Encoding.Unicode;
        }

        if (_isWord97)
        {
            return CodePages.Western;
        }

        var font = format.Font ?? _styles.Font(format.Style) ?? _styles.Font(paragraphStyle);
        return font is { } known && known < _ofFonts.Count ? _ofFonts[known] ?? _usual : _usual;
    }

    // First comes the length of all. Of each entry the first byte tells how many follow, and the fifth the character set.
    private void ReadFonts(ReadOnlySpan<byte> fonts)
    {
        fonts = fonts.Part(2, fonts.U16(0));
        while (fonts.Length > 0)
        {
            var codePage = CharacterSets.CodePageOf(fonts.U8(4));
            _ofFonts.Add(codePage is { } known ? CodePages.Get(known) : null);
            fonts = fonts.Part(1 + fonts.U8(0));
        }
    }
}
