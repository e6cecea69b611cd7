using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocWord6Tests
{
    private const int Fonts = 15;
    private static readonly byte[] Deleted = [65, 1];
    private static readonly byte[] Hidden = [92, 1];
    private static readonly byte[] InTable = [24, 1];

    [Theory]
    [InlineData(101, false)]
    [InlineData(103, true)]
    [InlineData(104, true)]
    [InlineData(105, false)]
    public async Task A_document_is_read_with_and_without_pieces(ushort version, bool isInPieces)
    {
        var document = new WordFileBuilder(isWord6: true)
        {
            Version = version,
            IsWithoutPieces = !isInPieces,
            IsReversed = isInPieces,
        }
            .Run("Café € 5 ")
            .Run("hidden ", Hidden)
            .Run("deleted ", Deleted)
            .Run("(", [74, 3, 0, 0, 0xB7])
            .Run("seen\r")
            .Run("a\ab\a", paragraph: InTable)
            .Run("\a", paragraph: [.. InTable, 25, 1])
            .Run("after\r", paragraph: [])
            .Part(WordFileBuilder.Footnotes)
            .Run("\x02note\r");

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("Café € 5 seen\na\tb\nafter\n\nnote");
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Detail.Should().BeNull();
    }

    [Theory]
    [InlineData(0x0419, 1251, "Щербаков")]
    [InlineData(0x0415, 1250, "Łódź")]
    [InlineData(0x0408, 1253, "Ελένη")]
    [InlineData(0x041F, 1254, "Işık")]
    [InlineData(0x040D, 1255, "שלום")]
    [InlineData(0x0401, 1256, "سلام")]
    [InlineData(0x0427, 1257, "Žąsis")]
    [InlineData(0x041E, 874, "สวัสดี")]
    [InlineData(0x0411, 932, "東京タワー")]
    [InlineData(0x0412, 949, "서울")]
    [InlineData(0x0404, 950, "臺灣")]
    [InlineData(0x0804, 936, "北京")]
    [InlineData(0x0C1A, 1251, "Ђорђе")]
    [InlineData(0x041A, 1250, "Đorđe")]
    [InlineData(0x042A, 1258, "Trương")]
    [InlineData(0x0407, 1252, "Größmann")]
    public async Task The_code_page_is_that_of_the_language(
        ushort language,
        int codePage,
        string text
    )
    {
        var document = new WordFileBuilder(isWord6: true)
        {
            Language = language,
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!,
        }
            .Run(text)
            .Run(text + "\r");

        (await Documents.ReadAsync(document.Build())).Text.Should().Be(text + text);
    }

    [Theory]
    [InlineData(204, 1251, "Щербаков")]
    [InlineData(238, 1250, "Łódź")]
    [InlineData(161, 1253, "Ελένη")]
    [InlineData(128, 932, "東京")]
    [InlineData(0, 1252, "Größmann")]
    [InlineData(2, 1252, "Größmann")]
    public async Task The_code_page_is_that_of_the_font(
        byte characterSet,
        int codePage,
        string text
    )
    {
        static byte[] Font(byte characterSet) => [7, 0, 0, 0, characterSet, 0, (byte)'F', 0];
        var document = new WordFileBuilder(isWord6: true)
        {
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!,
        }
            .Run("plain ")
            .Run(text, [93, 1, 0])
            .Run(" none\r", [93, 9, 0])
            .Structure(Fonts, [18, 0, .. Font(0), .. Font(characterSet)]);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be($"plain {text} none");
    }

    [Fact]
    public async Task The_code_page_is_that_of_the_style_s_font()
    {
        const int styleSheet = 1;

        // A paragraph style with the name "s": no modifiers of paragraphs, and font 1.
        byte[] style =
        [
            0,
            0,
            0xF1,
            0xFF,
            2,
            0,
            0,
            0,
            1,
            (byte)'s',
            0,
            0,
            2,
            0,
            0,
            0,
            3,
            0,
            93,
            1,
            0,
        ];
        var document = new WordFileBuilder(isWord6: true)
        {
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!,
        }
            .Run("Пётр\r", paragraph: [], style: 0)
            .Structure(styleSheet, [4, 0, 1, 0, 8, 0, (byte)style.Length, 0, .. style])
            .Structure(Fonts, [18, 0, 7, 0, 0, 0, 0, 0, 70, 0, 7, 0, 0, 0, 204, 0, 70, 0]);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("Пётр");
    }

    [Fact]
    public async Task A_document_of_a_Macintosh_has_its_code_page()
    {
        var document = new WordFileBuilder(isWord6: true)
        {
            IsOfMac = true,
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding(10000)!,
        }.Run("café “Zoë”\r");

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("café “Zoë”");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Word_95_may_have_two_bytes_a_character(bool isWithoutPieces)
    {
        var document = new WordFileBuilder(isWord6: true)
        {
            Version = 104,
            SaysWide = true,
            IsWithoutPieces = isWithoutPieces,
        }.Run("東京 and Łódź\r", isWide: true);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("東京 and Łódź");
    }

    [Fact]
    public async Task Headers_and_text_boxes_follow_the_body()
    {
        var document = new WordFileBuilder(isWord6: true)
            .Run("body\r")
            .Part(WordFileBuilder.Headers)
            .Run("head\rfoot\r")
            .Part(WordFileBuilder.Boxes)
            .Run("box\r")
            .Structure(11, Modifiers.Plc([0, 5, 10]));

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("body\nbox\n\nhead\n\nfoot");
    }
}
