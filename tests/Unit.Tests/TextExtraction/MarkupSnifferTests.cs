using System.Buffers;
using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

public sealed class MarkupSnifferTests
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    [Theory]
    [InlineData("<!DOCTYPE html><p>Ada", FileFormat.Html)]
    [InlineData("\r\n <HTML xmlns:o='urn:schemas-microsoft-com:office:office'>", FileFormat.Html)]
    [InlineData("<html>", FileFormat.Html)]
    [InlineData("<html", FileFormat.Html)]
    [InlineData("<head><title>Ada", FileFormat.Html)]
    [InlineData("<body class='cv'>Ada", FileFormat.Html)]
    [InlineData(Declaration + "\n<!-- a page --><html>", FileFormat.Html)]
    [InlineData("<!-- a comment without an end <html>", FileFormat.Text)]
    [InlineData("<?xml without an end", FileFormat.Text)]
    [InlineData("<htmlish>", FileFormat.Text)]
    [InlineData("<p>Ada &amp; co.</p>", FileFormat.Text)]
    [InlineData("I write <html> and css", FileFormat.Text)]
    [InlineData(Declaration + "<cv>Ada</cv>", FileFormat.Text)]
    [InlineData(
        Declaration + "<?mso-application progid=\"Word.Document\"?><w:x/>",
        FileFormat.WordXml
    )]
    [InlineData(Declaration + "<w:wordDocument xmlns:w='x'>", FileFormat.WordXml)]
    [InlineData(Declaration + "<pkg:package xmlns:pkg='x'>", FileFormat.WordXml)]
    [InlineData(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x",
        FileFormat.Mhtml
    )]
    [InlineData(
        "From: <Saved by a browser>\nSubject: Ada\nMime-version: 1.0\ncontent-type: text/html\n\n<p>",
        FileFormat.Mhtml
    )]
    [InlineData("MIME-Version: 1.0\n\nContent-Type: text/html\n", FileFormat.Text)]
    [InlineData("From: Ada\nMIME-Version: 1.0\nContent-Type: text/plain\n\nHello", FileFormat.Text)]
    [InlineData("I know MIME-Version: 1.0 and Content-Type: text/html", FileFormat.Text)]
    public void What_is_written_as_text_is_told_from_text(string content, FileFormat format)
    {
        Detect(Encoding.UTF8.GetBytes(content)).Should().Be(format);
        Detect([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(content)]).Should().Be(format);
        Detect([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(content)]).Should().Be(format);
        Detect([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(content)]).Should().Be(format);
        Detect(Encoding.Unicode.GetBytes(content)).Should().Be(format);
    }

    [Theory]
    [InlineData(new byte[] { 0xDB, 0xA5, 0x2D, 0, 1 }, FileFormat.OldWord)]
    [InlineData(new byte[] { 0x9B, 0xA5, 0x21, 0, 1 }, FileFormat.OldWord)]
    [InlineData(new byte[] { 0x31, 0xBE, 0, 0, 0, 0xAB }, FileFormat.OldWord)]
    [InlineData(new byte[] { 0x32, 0xBE, 0, 0, 0, 0xAB }, FileFormat.OldWord)]
    [InlineData(new byte[] { 0xDB, 0xA5, 0x41, 0x42 }, FileFormat.Text)]
    [InlineData(new byte[] { 0x31, 0xBE, 0x41, 0x42 }, FileFormat.Text)]
    public void A_document_older_than_compound_files_is_told(byte[] content, FileFormat format) =>
        Detect(content).Should().Be(format);

    [Theory]
    [InlineData("<html><p>Ada", "a web page (html)")]
    [InlineData(
        "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>",
        "a web page in one file (mhtml)"
    )]
    [InlineData("<w:wordDocument>", "a Word document as XML")]
    [InlineData("\u0031\u00BE\0\0", "a document of Word 2 or older")]
    public async Task What_is_not_read_is_named(string content, string name)
    {
        var read = await Documents.ReadAsync(Encoding.Latin1.GetBytes(content));

        read.Outcome.Should().Be(TextOutcome.Unsupported);
        read.Engine.Should().Be("none");
        read.Text.Should().BeEmpty();
        read.Detail.Should()
            .Be($"the content is {name}, which is not read: open it in Word and save it as docx");
    }

    [Fact]
    public void All_that_was_ever_taken_for_text_is_accepted()
    {
        FileFormat[] refused = [FileFormat.Unknown, FileFormat.OldWord];

        Enum.GetValues<FileFormat>().Where(format => !format.IsAccepted()).Should().Equal(refused);
    }

    [Theory]
    [InlineData(FileFormat.Html)]
    [InlineData(FileFormat.Mhtml)]
    [InlineData(FileFormat.WordXml)]
    public void A_page_is_not_served_as_one(FileFormat format) =>
        format.MediaType().Should().Be("application/octet-stream");

    private static FileFormat Detect(byte[] content) =>
        FileSniffer.Detect(new ReadOnlySequence<byte>(content));
}
