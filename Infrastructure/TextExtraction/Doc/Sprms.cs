namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>Those of the single property modifiers ([MS-DOC] 2.6) that say what of the text is to be read.</summary>
internal enum Sprm
{
    Other = 0,
    Deleted = 0x0800,
    Hidden = 0x083C,
    Plain = 0x2A33,
    CharacterStyle = 0x4A30,
    Font = 0x4A4F,
    Symbol = 0x6A09,
    InTable = 0x2416,
    RowEnd = 0x2417,
    InnerCellEnd = 0x244B,
    InnerRowEnd = 0x244C,
    Depth = 0x6649,
    List = 0x460B,
    ListLevel = 0x260A,
    KeptElsewhere = 0x6646,
    KeptElsewhereByWord97 = 0x6645,
}

/// <summary>Walks through a list of property modifiers, and ends where the list makes no sense any more.</summary>
internal ref struct Sprms(ReadOnlySpan<byte> list, WordVersion version)
{
    private const ushort DefineTable = 0xD608;
    private const ushort ChangeTabs = 0xC615;
    private const byte DefineTableOfWord6 = 190;
    private const byte ChangeTabsOfWord6 = 23;
    private const byte SymbolOfWord6 = 74;

    private ReadOnlySpan<byte> _rest = list;

    public Sprm Current { get; private set; }

    public ReadOnlySpan<byte> Operand { get; private set; }

    public bool Next()
    {
        var isWord97 = version == WordVersion.Word97;
        var head = isWord97 ? 2 : 1;
        if (_rest.Length < head)
        {
            return false;
        }

        var code = isWord97 ? _rest.U16(0) : _rest[0];
        var length = isWord97 ? OperandLength(code) : OperandLengthOfWord6((byte)code);
        if (length < 0 || length > _rest.Length - head)
        {
            return false;
        }

        Operand = _rest.Slice(head, length);
        Current = isWord97 ? (Sprm)code : Word6((byte)code);
        _rest = _rest[(head + length)..];
        return true;
    }

    // The upper three bits tell the length.
    private readonly int OperandLength(ushort code) =>
        (code >> 13) switch
        {
            0 or 1 => 1,
            2 or 4 or 5 => 2,
            3 => 4,
            7 => 3,
            _ when code == DefineTable => TableLength(2),
            _ => VariableLength(2, code == ChangeTabs),
        };

    // Microsoft's Word 6.0 Binary File Format, of 1994, lists them. Those from 125 to 181 are of sections.
    private readonly int OperandLengthOfWord6(byte code) =>
        code switch
        {
            0 or 52 or 83 => 0,
            >= 4 and <= 11 or 13 or 14 or 24 or 25 or 29 or 37 or 44 or 50 or 51 => 1,
            65 or 66 or 67 or 71 or 75 or (>= 85 and <= 92) or 94 or 98 or 100 or 102 => 1,
            104 or 117 or 118 or 119 or 185 or 186 => 1,
            2 or (>= 16 and <= 22 and not 20) or (>= 26 and <= 49) or 69 or 72 or 80 => 2,
            93 or 96 or 97 or 99 or 101 or 107 or 109 or 110 or (>= 121 and <= 124) => 2,
            182 or 183 or 184 or 189 or 195 or 197 or 198 => 2,
            73 or 95 => 3,
            20 or 70 or 192 or 194 or 196 or 200 => 4,
            193 or 199 => 5,
            187 => 12,
            DefineTableOfWord6 => TableLength(1),
            12 or 15 or 23 or 64 or 68 or 74 or 77 or 79 or 81 or 82 or 103 or 105 or 106 or 108 =>
                VariableLength(1, code == ChangeTabsOfWord6),
            (>= 111 and <= 116) or 120 or 188 or 191 => VariableLength(1, isTabs: false),
            _ => -1,
        };

    // Counts one byte too many, but not its own two.
    private readonly int TableLength(int at) => _rest.U16(at) + 1;

    private readonly int VariableLength(int at, bool isTabs)
    {
        int length = _rest.U8(at);
        if (!isTabs || length < byte.MaxValue)
        {
            return 1 + length;
        }

        // Too many tab stops to count in a byte: four bytes for each that goes, three for each that comes.
        var gone = 4 * _rest.U8(at + 1);
        return 1 + 1 + gone + 1 + (3 * _rest.U8(at + 2 + gone));
    }

    private static Sprm Word6(byte code) =>
        code switch
        {
            24 => Sprm.InTable,
            25 => Sprm.RowEnd,
            65 => Sprm.Deleted,
            SymbolOfWord6 => Sprm.Symbol,
            80 => Sprm.CharacterStyle,
            83 => Sprm.Plain,
            92 => Sprm.Hidden,
            93 => Sprm.Font,
            _ => Sprm.Other,
        };
}
