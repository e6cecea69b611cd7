using System.Globalization;
using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>What of a document's styles matters to its text: hidden or not, the font, and the list ([MS-DOC] 2.9.271 STSH).</summary>
internal sealed class StyleSheet
{
    private const int MostStyles = 0xFFF;
    private const int NoBase = 0xFFF;
    private const int ParagraphKind = 1;
    private const int CharacterKind = 2;

    private readonly List<Style> _styles = [];
    private readonly WordVersion _version;

    public StyleSheet(Fib fib, byte[] table)
    {
        _version = fib.Version;
        var sheet = fib.Find(Structure.StyleSheet, table);
        int headBytes = sheet.U16(0);
        int count = Math.Min(sheet.U16(2), (ushort)MostStyles);
        int nameAt = sheet.U16(4);
        sheet = sheet.Part(2 + headBytes);
        for (var i = 0; i < count && sheet.Length > 0; i++)
        {
            int length = sheet.U16(0);
            _styles.Add(Read(sheet.Part(2, length), nameAt));
            sheet = sheet.Part(2 + length);
        }

        _styles.ForEach(Resolve);
    }

    public bool IsHidden(ushort? style) => Find(style)?.IsHidden ?? false;

    public ushort? Font(ushort? style) => Find(style)?.Font;

    /// <summary>The list in which the style of a paragraph puts it.</summary>
    public StyledPlace? ListOf(ushort style) => Find(style)?.Place;

    /// <summary>A style as lists name it.</summary>
    public static string Name(int style) => style.ToString(CultureInfo.InvariantCulture);

    private Style? Find(int? style) =>
        style >= 0 && style < _styles.Count ? _styles[style.Value] : null;

    // What a style does not say, the one it is based on says. The steps are counted, as a broken file may have a circle.
    private void Resolve(Style style)
    {
        var isOpposite = false;
        var steps = 0;
        bool? isHidden = null;
        int? level = null;
        for (var at = style; at is not null && steps < _styles.Count; at = Find(at.Base))
        {
            steps++;
            style.Font ??= at.Format.Font;
            level ??= at.List.Level;
            style.Place ??= at.List.Number is { } number
                ? new(new(number, level), Name(at.Index))
                : null;
            isHidden ??= at.Format.Hidden switch
            {
                0 => isOpposite,
                1 => !isOpposite,
                _ => null,
            };
            isOpposite ^= isHidden is null && at.Format.Hidden == 0x81;
        }

        style.IsHidden = isHidden ?? isOpposite;
    }

    private Style Read(ReadOnlySpan<byte> style, int nameAt)
    {
        var kind = style.U16(2) & 0xF;
        var nameBytes =
            _version == WordVersion.Word97
                ? 2 + (2 * (style.U16(nameAt) + 1))
                : style.U8(nameAt) + 2;

        // Each list of modifiers begins at an even offset. A paragraph style has one for paragraphs before it.
        var at = Even(nameAt + nameBytes);
        var list = default(ListPlace);
        if (kind == ParagraphKind)
        {
            // The number of the style itself comes first.
            var paragraph = style.Part(at + 2, style.U16(at));
            list = ParagraphFormat.Read(style: 0, paragraph.Part(2), _version).List;
            at = Even(at + 2 + style.U16(at));
        }

        var format = kind is ParagraphKind or CharacterKind
            ? CharacterFormat.Read(style.Part(at + 2, style.U16(at)), _version)
            : default;
        var basedOn = style.U16(2) >> 4;
        return new(_styles.Count, format, list, basedOn == NoBase ? null : basedOn);
    }

    private static int Even(int at) => (at + 1) & ~1;

    private sealed class Style(int index, CharacterFormat format, ListPlace list, int? basedOn)
    {
        public int Index => index;

        public CharacterFormat Format => format;

        public ListPlace List => list;

        public int? Base => basedOn;

        public bool IsHidden { get; set; }

        public ushort? Font { get; set; }

        public StyledPlace? Place { get; set; }
    }
}
