namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// The pages of 512 bytes in which the formats of characters and paragraphs are kept ([MS-DOC] 2.9.33 ChpxFkp,
/// 2.9.174 PapxFkp): offsets into the stream, then where on the page the format of each stretch between them is.
/// </summary>
internal sealed class FormattedPages(byte[] main, byte[] table, Fib fib)
{
    private const int PageBytes = 512;

    public FormattedRuns<CharacterFormat> Characters()
    {
        var runs = new List<(int, int, CharacterFormat)>();
        foreach (var number in Pages(Structure.CharacterPages))
        {
            var page = Page(number);
            var count = Count(page, 1);
            for (var i = 0; i < count; i++)
            {
                // Zero means that nothing is set.
                var at = 2 * page.U8((4 * (count + 1)) + i);
                var list = at == 0 ? [] : page.Part(at + 1, page.U8(at));
                var format = CharacterFormat.Read(list, fib.Version);
                if (format != default)
                {
                    Add(runs, page, i, format);
                }
            }
        }

        return new(runs);
    }

    public FormattedRuns<ParagraphFormat> Paragraphs()
    {
        var isWord97 = fib.Version == WordVersion.Word97;
        var entryBytes = isWord97 ? 13 : 7;
        var runs = new List<(int, int, ParagraphFormat)>();
        foreach (var number in Pages(Structure.ParagraphPages))
        {
            var page = Page(number);
            var count = Count(page, entryBytes);
            for (var i = 0; i < count; i++)
            {
                var at = 2 * page.U8((4 * (count + 1)) + (entryBytes * i));
                var length = 2 * page.U8(at);
                if (isWord97)
                {
                    // An odd length counts the byte that tells it; an even one follows a zero.
                    (at, length) = length == 0 ? (at + 1, 2 * page.U8(at + 1)) : (at, length - 1);
                }

                var list = at == 0 ? [] : page.Part(at + 1, length);
                Add(runs, page, i, ParagraphFormat.Read(list.U16(0), list.Part(2), fib.Version));
            }
        }

        return new(runs);
    }

    private ReadOnlySpan<byte> Page(int number)
    {
        ReadOnlySpan<byte> bytes = main;
        return bytes.Part((long)number * PageBytes, PageBytes);
    }

    private static int Count(ReadOnlySpan<byte> page, int entryBytes) =>
        Math.Min(page.U8(PageBytes - 1), (PageBytes - 5) / (4 + entryBytes));

    private static void Add<T>(
        List<(int Start, int End, T Format)> runs,
        ReadOnlySpan<byte> page,
        int index,
        T format
    )
    {
        var (start, end) = (page.I32(4 * index), page.I32(4 * (index + 1)));
        if (start >= 0 && end > start)
        {
            runs.Add((start, end, format));
        }
    }

    // Each page once, whatever the list says, so that the work is bounded by the stream's length.
    private List<int> Pages(Structure structure)
    {
        var list = fib.Find(structure, table);
        var numberBytes = fib.Version == WordVersion.Word97 ? 4 : 2;
        var count = Math.Max(0, (list.Length - 4) / (4 + numberBytes));
        var last = main.Length / PageBytes;
        var seen = new HashSet<int>();
        var pages = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var at = (4 * (count + 1)) + (numberBytes * i);
            Take(numberBytes == 4 ? list.I32(at) & 0x3FFFFF : list.U16(at));
        }

        // Word 6 does not list all of them when it is short of memory.
        var word6 = fib.Version == WordVersion.Word6 ? fib.Word6Pages(structure) : default;
        for (var i = 0; i < word6.Count && count < word6.Count; i++)
        {
            Take(word6.First + i);
        }

        return pages;

        void Take(int number)
        {
            if (number > 0 && number <= last && seen.Add(number))
            {
                pages.Add(number);
            }
        }
    }
}
