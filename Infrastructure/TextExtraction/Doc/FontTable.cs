namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>The fonts of a document, by the numbers that modifiers have for them ([MS-DOC] 2.9.286 SttbfFfn).</summary>
internal sealed class FontTable
{
    private const int CharacterSetAt = 4;

    // Of Word 97, [MS-DOC] 2.9.81 FFN and the byte before it that tells its length.
    private const int NameAt = 40;
    private const int LongestName = 64;

    private readonly List<(string Name, byte CharacterSet)> _fonts = [];

    public FontTable(Fib fib, byte[] table)
    {
        // Word 6 tells the length of all; Word 97 how many there are, and that nothing follows each of them.
        var fonts = fib.Find(Structure.Fonts, table);
        var isWord97 = fib.Version == WordVersion.Word97;
        fonts = isWord97 ? fonts.Part(4) : fonts.Part(2, fonts.U16(0));
        while (fonts.Length > 0)
        {
            var font = fonts.Part(0, 1 + fonts.U8(0));
            _fonts.Add((isWord97 ? Name(font.Part(NameAt)) : "", font.U8(CharacterSetAt)));
            fonts = fonts.Part(font.Length);
        }
    }

    public string? Name(ushort? font) => font < _fonts.Count ? _fonts[font.Value].Name : null;

    /// <summary>The code page of text in a font of Word 6; null where that says nothing.</summary>
    public int? CodePage(ushort? font) =>
        font < _fonts.Count ? CharacterSets.CodePageOf(_fonts[font.Value].CharacterSet) : null;

    private static string Name(ReadOnlySpan<byte> characters)
    {
        Span<char> name = stackalloc char[LongestName];
        var length = 0;
        while (length < LongestName && characters.U16(2 * length) is var code and not 0)
        {
            name[length++] = (char)code;
        }

        return name[..length].ToString();
    }
}
