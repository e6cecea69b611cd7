using System.Text;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

/// <summary>Writes the tables of lists: definitions, their levels, and the lists that use them ([MS-DOC] 2.9.191 and 2.9.192).</summary>
internal sealed class ListTables
{
    public const int Definitions = 73;
    public const int Lists = 74;

    // One that the reader does not look for: what it names stands behind the definitions.
    private const int Levels = 80;
    private const int MostLevels = 9;
    private const ushort NoStyle = 0xFFF;

    private readonly List<byte[]> _definitions = [];
    private readonly List<byte> _levels = [];
    private readonly List<byte[]> _lists = [];
    private readonly List<byte> _overrides = [];

    /// <summary>A definition, of one level or of nine.</summary>
    public ListTables Define(int id, params byte[][] levels) => DefineOfStyles(id, [], levels);

    /// <param name="styles">The styles whose paragraphs are on the levels.</param>
    public ListTables DefineOfStyles(int id, ushort[] styles, params byte[][] levels)
    {
        var isSimple = levels.Length == 1;
        var ofLevels = Enumerable
            .Range(0, MostLevels)
            .SelectMany(i =>
                BitConverter.GetBytes(styles.Length > i && styles[i] > 0 ? styles[i] : NoStyle)
            );
        _definitions.Add([
            .. BitConverter.GetBytes(id),
            .. new byte[4],
            .. ofLevels,
            (byte)(isSimple ? 1 : 0),
            0,
        ]);
        for (var i = 0; i < (isSimple ? 1 : MostLevels); i++)
        {
            _levels.AddRange(levels.ElementAtOrDefault(i) ?? Level(""));
        }

        return this;
    }

    /// <summary>A list, whose number is that of the lists so far and one.</summary>
    public ListTables Add(int id, params byte[][] overrides)
    {
        _lists.Add([
            .. BitConverter.GetBytes(id),
            .. new byte[8],
            (byte)overrides.Length,
            .. new byte[3],
        ]);
        _overrides.AddRange([0xFF, 0xFF, 0xFF, 0xFF, .. overrides.SelectMany(bytes => bytes)]);
        return this;
    }

    public WordFileBuilder AddTo(WordFileBuilder document) =>
        document
            .Structure(Definitions, DefinitionBytes())
            .Structure(Levels, [.. _levels])
            .Structure(Lists, ListBytes());

    public byte[] DefinitionBytes() =>
        [
            .. BitConverter.GetBytes((ushort)_definitions.Count),
            .. _definitions.SelectMany(bytes => bytes),
        ];

    public byte[] LevelBytes() => [.. _levels];

    public byte[] ListBytes() =>
        [
            .. BitConverter.GetBytes(_lists.Count),
            .. _lists.SelectMany(bytes => bytes),
            .. _overrides,
        ];

    /// <param name="text">With U+0000 where the number of the first level stands.</param>
    /// <param name="follows">0 for a tab, 1 for a space, 2 for nothing.</param>
    /// <param name="restartLimit">Only levels above it begin the count anew.</param>
    /// <param name="label">Modifiers of the label's characters.</param>
    public static byte[] Level(
        string text,
        byte format = 0,
        int start = 1,
        byte follows = 0,
        bool isLegal = false,
        byte? restartLimit = null,
        byte[]? label = null
    )
    {
        var flags = (isLegal ? 0x04 : 0) | (restartLimit is null ? 0 : 0x08);
        byte[] indents = [0x0F, 0x84, 0xD0, 0x02];
        return
        [
            .. BitConverter.GetBytes(start),
            format,
            (byte)flags,
            .. new byte[9],
            follows,
            .. new byte[8],
            (byte)(label?.Length ?? 0),
            (byte)indents.Length,
            restartLimit ?? 0,
            0,
            .. indents,
            .. label ?? [],
            .. BitConverter.GetBytes((ushort)text.Length),
            .. Encoding.Unicode.GetBytes(text),
        ];
    }

    /// <summary>A level that begins elsewhere in a list than its definition says.</summary>
    public static byte[] Start(byte level, int start) =>
        [.. BitConverter.GetBytes(start), (byte)(0x10 | level), 0, 0, 0];

    /// <summary>A level that a list has of its own.</summary>
    public static byte[] Own(byte level, byte[] own, bool starts = false) =>
        [0, 0, 0, 0, (byte)(0x20 | (starts ? 0x10 : 0) | level), 0, 0, 0, .. own];

    /// <summary>The fonts of Word 97, by their names.</summary>
    public static byte[] Fonts(params string[] names) =>
        [
            .. BitConverter.GetBytes((ushort)names.Length),
            0,
            0,
            .. names.SelectMany(name =>
                (byte[])
                    [
                        (byte)(39 + (2 * (name.Length + 1))),
                        .. new byte[39],
                        .. Encoding.Unicode.GetBytes(name + '\0'),
                    ]
            ),
        ];
}
