using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>What a paragraph is set to.</summary>
/// <param name="IsKept">Whether these are a paragraph's settings, not the absence of any.</param>
/// <param name="Depth">How many tables it is in.</param>
internal readonly record struct ParagraphFormat(
    bool IsKept = false,
    ushort Style = 0,
    byte Depth = 0,
    bool IsRowEnd = false,
    bool IsInnerRowEnd = false,
    bool IsInnerCellEnd = false,
    ListPlace List = default
)
{
    // Deeper nesting is not seen in documents.
    private const byte Deepest = 100;

    // What Word writes for "in no list" besides zero.
    private const short NoList = -0x7FF;

    public static ParagraphFormat Read(ushort style, ReadOnlySpan<byte> list, WordVersion version)
    {
        var format = new ParagraphFormat(IsKept: true, style);
        var sprms = new Sprms(list, version);
        while (sprms.Next())
        {
            var operand = sprms.Operand;
            var isOn = operand.U8(0) != 0;
            format = sprms.Current switch
            {
                Sprm.InTable => format with
                {
                    Depth = isOn ? Math.Max(format.Depth, (byte)1) : (byte)0,
                },
                Sprm.Depth => format with { Depth = (byte)Math.Clamp(operand.I32(0), 0, Deepest) },
                Sprm.RowEnd => format with { IsRowEnd = isOn },
                Sprm.InnerRowEnd => format with { IsInnerRowEnd = isOn },
                Sprm.InnerCellEnd => format with { IsInnerCellEnd = isOn },

                Sprm.List => format with
                {
                    List = format.List with { Number = ListNumber((short)operand.U16(0)) },
                },
                Sprm.ListLevel => format with { List = format.List with { Level = operand.U8(0) } },

                // Only the definition of a table's row is so long that it is kept in another stream.
                Sprm.KeptElsewhere or Sprm.KeptElsewhereByWord97 => format with { IsRowEnd = true },
                _ => format,
            };
        }

        return format;
    }

    // [MS-DOC] 2.6.2, sprmPIlfo: below zero stands a list of which the paragraph does not take the indents.
    private static int ListNumber(short number) => number == NoList ? 0 : Math.Abs((int)number);
}
