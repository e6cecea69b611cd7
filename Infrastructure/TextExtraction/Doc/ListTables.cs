using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// The lists of a document: definitions ([MS-DOC] 2.9.192 PlfLst), and the lists that use them ([MS-DOC] 2.9.191
/// PlfLfo). Of tables that are damaged, those lists remain that come before the damage.
/// </summary>
internal sealed class ListTables
{
    private const int DefinitionBytes = 28;
    private const int StylesAt = 8;
    private const int NoStyle = 0xFFF;
    private const int ListBytes = 16;
    private const int OverrideBytes = 8;
    private const int Level = 0x0F;
    private const int HasStart = 0x10;
    private const int HasLevel = 0x20;

    // Paragraphs have no numbers of lists beyond (sprmPIlfo).
    private const int MostLists = 0x7FE;

    private readonly Dictionary<int, ListDefinition> _definitions = [];
    private readonly List<CountedList?> _lists = [];
    private readonly FontTable _fonts;

    public ListTables(Fib fib, byte[] table, FontTable fonts)
    {
        _fonts = fonts;
        ReadDefinitions(fib.FindWithRest(Structure.ListDefinitions, table));
        ReadLists(fib.Find(Structure.Lists, table));
    }

    /// <param name="number">Counted from 1.</param>
    public CountedList? Find(int number) =>
        number > 0 && number <= _lists.Count ? _lists[number - 1] : null;

    // First all the definitions, then all their levels, which the length of the structure does not count.
    private void ReadDefinitions(ReadOnlySpan<byte> bytes)
    {
        int count = bytes.U16(0);
        var heads = bytes.Part(2, (long)count * DefinitionBytes);
        var levels = bytes.Part(2 + ((long)count * DefinitionBytes));
        for (; heads.Length >= DefinitionBytes; heads = heads.Part(DefinitionBytes))
        {
            var definition = new ListDefinition();
            var isSimple = (heads.U8(26) & 1) != 0;
            for (var index = 0; index < (isSimple ? 1 : ListDefinition.MostLevels); index++)
            {
                if (ListLevels.Take(ref levels, _fonts) is not { } level)
                {
                    return;
                }

                var style = heads.U16(StylesAt + (2 * index));
                level.Style = style == NoStyle ? null : StyleSheet.Name(style);
                definition.Levels[index] = level;
            }

            _definitions.TryAdd(heads.I32(0), definition);
        }
    }

    // First all the lists, then for each what it has of its own.
    private void ReadLists(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.U32(0), (uint)bytes.Length / ListBytes);
        var overrides = bytes.Part(4 + (ListBytes * count));
        for (var i = 0; i < count && i < MostLists; i++)
        {
            var head = bytes.Part(4 + (ListBytes * i), ListBytes);
            var list = new List();
            if (!ReadOverrides(ref overrides, head.U8(12), list))
            {
                overrides = [];
            }

            _lists.Add(
                _definitions.TryGetValue(head.I32(0), out var definition)
                    ? Named(new(definition, list))
                    : null
            );
        }
    }

    private bool ReadOverrides(ref ReadOnlySpan<byte> bytes, int count, List list)
    {
        // [MS-DOC] 2.9.132 LFOData begins with four bytes that say nothing.
        bytes = bytes.Part(4);
        for (var i = 0; i < count; i++)
        {
            var (start, flags) = (bytes.I32(0), bytes.U8(4));
            var level = flags & Level;
            if (bytes.Length < OverrideBytes || level >= ListDefinition.MostLevels)
            {
                return false;
            }

            bytes = bytes.Part(OverrideBytes);
            if ((flags & HasLevel) != 0)
            {
                if (ListLevels.Take(ref bytes, _fonts) is not { } own)
                {
                    return false;
                }

                (list.Levels[level], start) = (own, own.Start);
            }

            list.Starts[level] = (flags & HasStart) != 0 ? start : null;
        }

        return true;
    }

    // Which style is on which level, only the definition tells.
    private static CountedList Named(CountedList list)
    {
        for (var index = 0; index < ListDefinition.MostLevels; index++)
        {
            if (list.List.Levels[index] is { } own)
            {
                own.Style = list.Definition.Levels[index]?.Style;
            }
        }

        return list;
    }
}
