using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocRefusalTests
{
    private const string SaveAgain =
        "open it in Word and save it again, or ask for it as docx or pdf";
    private const int Entry = CompoundFileBuilder.DirectoryEntryBytes;

    public static TheoryData<string, byte[], TextOutcome, string> Refused
    {
        get
        {
            var workbook = new CompoundFileBuilder()
                .Add("Workbook", new byte[9])
                .Add("x", Stream("text"));
            var embedded = workbook.Build();

            // Not in the tree of the root's streams, as if it were in a storage.
            Encoding
                .Unicode.GetBytes("WordDocument\0")
                .CopyTo(embedded, workbook.Directory + (2 * Entry));
            embedded[workbook.Directory + (2 * Entry) + 64] = 26;
            BitConverter.TryWriteBytes(
                embedded.AsSpan(workbook.Directory + Entry + 72),
                uint.MaxValue
            );
            return new()
            {
                {
                    "encrypted",
                    new WordFileBuilder { IsEncrypted = true }
                        .Run("x")
                        .Build(),
                    TextOutcome.Encrypted,
                    "the Word document asks for a password"
                },
                {
                    "encrypted by Word 6",
                    new WordFileBuilder(isWord6: true) { IsEncrypted = true }
                        .Run("x")
                        .Build(),
                    TextOutcome.Encrypted,
                    "the Word document asks for a password"
                },
                {
                    "Word 2",
                    new CompoundFileBuilder()
                        .Add("WordDocument", [0xDB, 0xA5, 0x2D, 0, 0, 0])
                        .Build(),
                    TextOutcome.Unsupported,
                    $"a document of Word 2 or older: {SaveAgain}"
                },
                {
                    "an embedded document",
                    embedded,
                    TextOutcome.Unsupported,
                    "an Office file of another kind, in which a Word document is embedded"
                },
                {
                    "no header",
                    new CompoundFileBuilder().Add("WordDocument", new byte[600]).Build(),
                    TextOutcome.Damaged,
                    $"the Word document has no header: {SaveAgain}"
                },
                {
                    "no content",
                    new CompoundFileBuilder().Add("WordDocument", []).Build(),
                    TextOutcome.Damaged,
                    $"the Word document is incomplete: {SaveAgain}"
                },
                {
                    "nothing but a directory",
                    Documents.Ole("WordDocument"),
                    TextOutcome.Damaged,
                    $"the Word document is incomplete: {SaveAgain}"
                },
                {
                    "nothing but a header",
                    new CompoundFileBuilder().Add("WordDocument", Stream("text")[..100]).Build(),
                    TextOutcome.Damaged,
                    $"the Word document is broken: {SaveAgain}"
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_says_why(
        string what,
        byte[] document,
        TextOutcome outcome,
        string detail
    )
    {
        var read = await Documents.ReadAsync(document);

        read.Outcome.Should().Be(outcome, what);
        read.Detail.Should().Be(detail, what);
        read.Text.Should().BeEmpty();
        read.Engine.Should().Be("doc");
    }

    private static byte[] Stream(string text) => new WordFileBuilder().Run(text).Streams().Main;
}
