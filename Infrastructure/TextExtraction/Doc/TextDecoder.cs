using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>Turns the bytes of a run of characters into characters.</summary>
internal sealed class TextDecoder
{
    private readonly bool _isWord97;
    private readonly StyleSheet _styles;
    private readonly Encoding _usual;
    private readonly FontTable _fonts;

    public TextDecoder(Fib fib, FontTable fonts, StyleSheet styles)
    {
        _isWord97 = fib.Version == WordVersion.Word97;
        (_fonts, _styles) = (fonts, styles);
        _usual =
            _isWord97 ? CodePages.Western
            : fib.IsMac ? CodePages.Get(10000)
            : CodePages.Get(CodePages.OfLanguage(fib.Language));
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
        return _fonts.CodePage(font) is { } codePage ? CodePages.Get(codePage) : _usual;
    }
}
