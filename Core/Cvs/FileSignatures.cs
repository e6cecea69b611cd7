namespace ApplyFunctions.Core.Cvs;

/// <summary>
/// The bytes by which files are told apart at their beginning or end. They are served with each posting, so that pages see
/// what is wrong with a file before they send it.
/// </summary>
internal static class FileSignatures
{
    // PDF 1.7, implementation note 13: viewers accept the header anywhere in the first 1,024 bytes.
    public const int PdfWindow = 1_024;

    // Blanks and a byte order mark may come first.
    private const int RtfWindow = 16;
    private const int MarkupWindow = 64;

    // APPNOTE 4.3.16: the record at the end of an archive, before a comment of at most 65,535 bytes.
    private const int ZipEndWindow = 22 + 65_535;

    public static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static ReadOnlySpan<byte> Zip => [(byte)'P', (byte)'K', 3, 4];

    public static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    public static ReadOnlySpan<byte> Rtf => @"{\rtf"u8;

    /// <summary>Programs for Windows, Linux, macOS and Java.</summary>
    public static IReadOnlyList<byte[]> Programs { get; } =
    [
        [.. "MZ"u8],
        [0x7F, .. "ELF"u8],
        [0xCF, 0xFA, 0xED, 0xFE],
        [0xCE, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE],
    ];

    /// <summary>What candidates may attach. Word and web pages save markup under the name of a Word document, too.</summary>
    public static IReadOnlyList<FileType> Types { get; } =
    [
        new("PDF", ["pdf"]) { Marks = [new(Pdf, PdfWindow)] },
        new("DOC", ["doc"])
        {
            Marks = [new(Ole, 0)],
            Also = [new("<"u8, MarkupWindow), new("MIME-Version:"u8, PdfWindow)],
        },
        new("DOCX", ["docx"]) { Marks = [new(Zip, 0)], End = new("PK\x05\x06"u8, ZipEndWindow) },
        new("TXT", ["txt"]) { IsText = true },
        new("RTF", ["rtf"]) { Marks = [new(Rtf, RtfWindow)] },
    ];
}

/// <param name="Name">As people say it.</param>
/// <param name="Extensions">Without the dot.</param>
internal sealed record FileType(string Name, IReadOnlyList<string> Extensions)
{
    /// <summary>Any one of which tells such a file at its beginning, whatever its name is.</summary>
    public IReadOnlyList<FileMark> Marks { get; init; } = [];

    /// <summary>What else files of that name may begin with.</summary>
    public IReadOnlyList<FileMark> Also { get; init; } = [];

    /// <summary>What it has at its end, unless it was cut off; null where that tells nothing.</summary>
    public FileMark? End { get; init; }

    public bool IsText { get; init; }
}

/// <param name="Hex">The bytes.</param>
/// <param name="Within">Among how many of the file's first, or last, bytes they are; 0 where they are the very first.</param>
internal sealed record FileMark(string Hex, int Within)
{
    public FileMark(ReadOnlySpan<byte> bytes, int within)
        : this(Convert.ToHexStringLower(bytes), within) { }
}
