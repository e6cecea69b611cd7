using System.Buffers;
using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

public sealed class FileSnifferTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    [Theory]
    [InlineData("cv.pdf", FileFormat.Pdf)]
    [InlineData("cv.scanned.pdf", FileFormat.Pdf)]
    [InlineData("cv.encrypted.pdf", FileFormat.Pdf)]
    [InlineData("cv.docx", FileFormat.Docx)]
    [InlineData("cv.doc", FileFormat.Doc)]
    [InlineData("cv.rtf", FileFormat.Rtf)]
    [InlineData("cv.txt", FileFormat.Text)]
    [InlineData("cv.html", FileFormat.Html)]
    public void A_document_is_told_by_its_content(string fixture, FileFormat format) =>
        Detect(Documents.Fixture(fixture)).Should().Be(format);

    public static TheoryData<string, byte[], FileFormat> Beginnings =>
        new()
        {
            { "nothing", [], FileFormat.Unknown },
            { "json", """{"name":"Ada"}"""u8.ToArray(), FileFormat.Text },
            { "utf-8 with a mark", [0xEF, 0xBB, 0xBF, .. "Ådå"u8], FileFormat.Text },
            { "a text that begins with MZ", "MZ Consulting, Málaga"u8.ToArray(), FileFormat.Text },
            { "windows-1252", [.. "caf"u8, 0xE9], FileFormat.Text },
            { "windows-1251", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], FileFormat.Text },
            { "utf-16le", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Ada")], FileFormat.Text },
            { "utf-16le without a mark", Encoding.Unicode.GetBytes("Ada, Łódź"), FileFormat.Text },
            {
                "utf-16be without a mark",
                Encoding.BigEndianUnicode.GetBytes("Ada, 東京\n"),
                FileFormat.Text
            },
            { "utf-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("Ada")], FileFormat.Text },
            { "a mark and rubbish", [0xFF, 0xFE, 0, 0, 1, 2, 0xFF, 9], FileFormat.Unknown },
            {
                "utf-16le of cyrillic without a space",
                Encoding.Unicode.GetBytes("Ирина"),
                FileFormat.Text
            },
            {
                "utf-16be of chinese without a space",
                Encoding.BigEndianUnicode.GetBytes("在上海工廠負責品質管理，培訓員工。"),
                FileFormat.Text
            },
            { "shift_jis", [0x8E, 0x52, 0x93, 0x63, 0x91, 0xBE, 0x98, 0x59], FileFormat.Text },
            { "colours of a terminal", "\x1B[1mAda\x1B[0m"u8.ToArray(), FileFormat.Text },
            { "a text and its NUL", "Ada Lovelace\0"u8.ToArray(), FileFormat.Text },
            { "nothing but NULs", new byte[64], FileFormat.Unknown },
            { "executable", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0], FileFormat.Unknown },
            { "elf", [0x7F, .. "ELF"u8, 2, 1, 1, 0], FileFormat.Unknown },
            { "png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D], FileFormat.Unknown },
            { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], FileFormat.Unknown },
            { "gzip", [0x1F, 0x8B, 8, 0], FileFormat.Unknown },
            { "xz", [0xFD, .. "7zXZ"u8, 0], FileFormat.Unknown },
            { "bzip2", "BZh91AY&SY and what follows"u8.ToArray(), FileFormat.Unknown },
            { "tiff", [.. "II*\0"u8, 8, 0, 0, 0], FileFormat.Unknown },
            { "bitmap", [.. "BM6"u8, 0, 0, 0, 0, 0, 0, 0, 54], FileFormat.Unknown },
            { "mp3", [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 1], FileFormat.Unknown },
            { "mp3 without a title", [0xFF, 0xFB, 0x90, 0x64, 0x21], FileFormat.Unknown },
            { "wave", [.. "RIFF"u8, 36, 8, 1, 1, .. "WAVEfmt text"u8], FileFormat.Unknown },
            { "mp4", [0, 0, 0, 0x18, .. "ftypmp42text"u8], FileFormat.Unknown },
            { "webp", [.. "RIFF"u8, 36, 8, 1, 1, .. "WEBPVP8 text"u8], FileFormat.Unknown },
            { "a text that begins with BM", "BM Consulting"u8.ToArray(), FileFormat.Text },
            {
                "a text that begins with RIFF",
                "RIFF is a format of files"u8.ToArray(),
                FileFormat.Text
            },
            { "gif", "GIF89a with nothing but letters"u8.ToArray(), FileFormat.Unknown },
            { "controls", "\u0001\u0002\u0003\u0004 and text"u8.ToArray(), FileFormat.Unknown },
            { "a NUL among text", "text\0text text"u8.ToArray(), FileFormat.Unknown },
            {
                "a NUL in a long text",
                [.. new byte[100_000].Select(_ => (byte)'a'), 0, .. "b"u8],
                FileFormat.Unknown
            },
            { "rtf after a mark", [0xEF, 0xBB, 0xBF, .. "\r\n {\\rtf1 }"u8], FileFormat.Rtf },
            { "pdf after rubbish", [.. new byte[1_019], .. "%PDF-"u8], FileFormat.Pdf },
            { "pdf too late", [.. new byte[1_020], .. "%PDF-"u8], FileFormat.Unknown },
            {
                "an executable that holds a pdf",
                [.. "MZ"u8, 0, 0, .. "%PDF-1.7"u8],
                FileFormat.Unknown
            },
            { "zip", Documents.Zip(("readme.txt", "text")), FileFormat.Unknown },
            { "empty zip", Documents.Zip(), FileFormat.Unknown },
            { "zip without its end", Documents.Zip(("a", "b"))[..20], FileFormat.Unknown },
            {
                "spreadsheet",
                Package(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                ),
                FileFormat.Unknown
            },
            { "document", Package($"{Word}.document.main+xml"), FileFormat.Docx },
            {
                "document whose types are broken",
                Documents.Zip(("[Content_Types].xml", "<Types"), ("word/document.xml", "<w/>")),
                FileFormat.Docx
            },
            {
                "document without types, by backslashes",
                Documents.Zip(("Word\\Document.xml", "<w/>")),
                FileFormat.Docx
            },
            {
                "document that was cut off",
                Documents.Zip(("word/document.xml", "<w/>"), ("b", "b"))[..80],
                FileFormat.Docx
            },
            {
                "presentation",
                Package(
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
                ),
                FileFormat.Unknown
            },
            {
                "open document",
                Documents.Zip(
                    ("mimetype", "application/vnd.oasis.opendocument.text"),
                    ("content.xml", "<office/>")
                ),
                FileFormat.Unknown
            },
            {
                "template with macros",
                Package("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
                FileFormat.Docx
            },
            { "template", Package($"{Word}.template.main+xml"), FileFormat.Docx },
            {
                "document with macros",
                Package("application/vnd.ms-word.document.macroEnabled.main+xml"),
                FileFormat.Docx
            },
            {
                "types that are no xml",
                Documents.Zip(("[Content_Types].xml", "<Types")),
                FileFormat.Unknown
            },
            {
                "types beyond a megabyte",
                Documents.Zip(
                    (
                        "[Content_Types].xml",
                        Documents.ContentTypes(
                            new string(' ', 1_000_000)
                                + $"<Override ContentType='{Word}.document.main+xml'/>"
                        )
                    )
                ),
                FileFormat.Unknown
            },
            {
                "types with an entity",
                Documents.Zip(("[Content_Types].xml", "<!DOCTYPE t [<!ENTITY a 'a'>]><Types/>")),
                FileFormat.Unknown
            },
            { "word 97", Documents.Ole("WordDocument"), FileFormat.Doc },
            { "excel 97", Documents.Ole("Workbook"), FileFormat.Unknown },
            { "powerpoint 97", Documents.Ole("PowerPoint Document"), FileFormat.Unknown },
            { "mail of outlook", Documents.Ole("__properties_version1.0"), FileFormat.Unknown },
            { "docx with a password", Documents.Ole("EncryptedPackage"), FileFormat.ProtectedDocx },
            {
                "a name that is no entry",
                [.. Documents.Ole("Workbook"), .. Encoding.Unicode.GetBytes("x.WordDocument\0")],
                FileFormat.Unknown
            },
        };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_format_is_told_or_refused(string what, byte[] content, FileFormat format) =>
        Detect(content).Should().Be(format, what);

    [Fact]
    public void No_bytes_make_it_throw()
    {
        byte[][] starts =
        [
            [],
            [.. "%PDF-"u8],
            [.. "{\\rtf"u8],
            [.. "PK\x03\x04"u8],
            [.. "MZ"u8],
            [0xFF, 0xFE],
            [0xFE, 0xFF],
            Documents.Ole("x")[..8],
        ];
        Gen.Select(Gen.Int[0, starts.Length - 1], Gen.Byte.Array[0, 2_000])
            .Sample((start, rest) => Enum.IsDefined(Detect([.. starts[start], .. rest])));
    }

    [Fact]
    public void No_damage_to_a_package_makes_it_throw()
    {
        var package = Documents.Fixture("cv.docx");
        Gen.Select(Gen.Int[0, package.Length - 1], Gen.Byte)
            .Array[1, 30]
            .Sample(changes =>
            {
                var copy = package.ToArray();
                foreach (var (at, value) in changes)
                {
                    copy[at] = value;
                }

                return Enum.IsDefined(Detect(copy));
            });
    }

    [Fact]
    public void Content_in_many_segments_is_told_alike() =>
        FileSniffer
            .Detect(Segments(Documents.Fixture("cv.docx"), 100))
            .Should()
            .Be(FileFormat.Docx);

    private static FileFormat Detect(byte[] content) =>
        FileSniffer.Detect(new ReadOnlySequence<byte>(content));

    private static byte[] Package(string mainType) =>
        Documents.Zip(
            (
                "[Content_Types].xml",
                Documents.ContentTypes($"<Override PartName='/main.xml' ContentType='{mainType}'/>")
            )
        );

    private static ReadOnlySequence<byte> Segments(byte[] content, int size)
    {
        var first = new Segment(content.AsMemory(0, size), 0);
        var last = first;
        for (var at = size; at < content.Length; at += size)
        {
            last = last.Add(content.AsMemory(at, Math.Min(size, content.Length - at)));
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index) =>
            (Memory, RunningIndex) = (memory, index);

        public Segment Add(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
