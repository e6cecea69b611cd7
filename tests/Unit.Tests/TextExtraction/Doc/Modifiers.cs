namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

/// <summary>Single property modifiers as they stand in a document ([MS-DOC] 2.6), and structures made of few bytes.</summary>
internal static class Modifiers
{
    public static byte[] Deleted => [0x00, 0x08, 1];

    public static byte[] NotDeleted => [0x00, 0x08, 0];

    public static byte[] Bold => [0x35, 0x08, 1];

    public static byte[] InTable => [0x16, 0x24, 1];

    public static byte[] RowEnd => [.. InTable, 0x17, 0x24, 1];

    public static byte[] InnerParagraph => [.. InTable, 0x49, 0x66, 2, 0, 0, 0];

    public static byte[] InnerCellEnd => [.. InnerParagraph, 0x4B, 0x24, 1];

    public static byte[] InnerRowEnd => [.. InnerParagraph, 0x4C, 0x24, 1];

    /// <summary>A definition of a table's row: its length has two bytes, and counts one too many.</summary>
    public static byte[] TableOfOneColumn => [0x08, 0xD6, 6, 0, 1, 0, 0, 0xFF, 0x10];

    public static byte[] Hidden(byte toggle = 1) => [0x3C, 0x08, toggle];

    public static byte[] CharacterStyle(byte style) => [0x30, 0x4A, style, 0];

    /// <param name="number">Counted from 1; 0 takes the paragraph out of the list of its style.</param>
    public static byte[] InList(short number) => [0x0B, 0x46, .. BitConverter.GetBytes(number)];

    public static byte[] InList(short number, byte level) => [.. InList(number), .. OnLevel(level)];

    public static byte[] OnLevel(byte level) => [0x0A, 0x26, level];

    public static byte[] Font(byte font) => [0x4F, 0x4A, font, 0];

    public static byte[] Symbol(char character, byte font = 0) =>
        [0x09, 0x6A, font, 0, .. BitConverter.GetBytes(character)];

    /// <summary>Positions, and after them what stands for each of the stretches between.</summary>
    public static byte[] Plc(int[] positions, params byte[][] data) =>
        [.. positions.SelectMany(BitConverter.GetBytes), .. data.SelectMany(bytes => bytes)];

    public static byte[] TextBox(int shape, bool isUnused = false) =>
        [
            .. new byte[8],
            (byte)(isUnused ? 1 : 0),
            .. new byte[5],
            .. BitConverter.GetBytes(shape),
            .. new byte[4],
        ];

    public static byte[] Anchor(int shape) => [.. BitConverter.GetBytes(shape), .. new byte[22]];

    /// <summary>A record of a drawing.</summary>
    public static byte[] Record(ushort type, params byte[][] content)
    {
        byte[] bytes = [.. content.SelectMany(part => part)];
        return
        [
            0x0F,
            0,
            .. BitConverter.GetBytes(type),
            .. BitConverter.GetBytes(bytes.Length),
            .. bytes,
        ];
    }

    /// <summary>A style sheet: of each style the kind, the style it is based on, and the modifiers of characters.</summary>
    public static byte[] Styles(params (int Kind, int Base, byte[] Modifiers)[] styles) =>
        StyleSheet([
            .. styles.Select(style =>
                (style.Kind, style.Base, Array.Empty<byte>(), style.Modifiers)
            ),
        ]);

    /// <summary>Styles of paragraphs: of each the style it is based on, and the modifiers of paragraphs.</summary>
    public static byte[] ParagraphStyles(params (int Base, byte[] Modifiers)[] styles) =>
        StyleSheet([
            .. styles.Select(style => (1, style.Base, style.Modifiers, Array.Empty<byte>())),
        ]);

    private static byte[] StyleSheet(
        (int Kind, int Base, byte[] Paragraph, byte[] Character)[] styles
    )
    {
        var sheet = new List<byte> { 4, 0, (byte)styles.Length, 0, 10, 0 };
        foreach (var (kind, basedOn, paragraph, modifiers) in styles)
        {
            var word = BitConverter.GetBytes((ushort)(kind | (basedOn << 4)));
            byte[] name = [1, 0, (byte)'s', 0, 0, 0];
            byte[] ofParagraph =
                kind == 1
                    ?
                    [
                        (byte)(2 + paragraph.Length),
                        0,
                        0,
                        0,
                        .. paragraph,
                        .. new byte[paragraph.Length % 2],
                    ]
                    : [];
            byte[] style =
            [
                .. new byte[2],
                .. word,
                .. new byte[6],
                .. name,
                .. ofParagraph,
                (byte)modifiers.Length,
                0,
                .. modifiers,
            ];
            sheet.AddRange([.. BitConverter.GetBytes((ushort)style.Length), .. style]);
        }

        return [.. sheet];
    }
}
