using System.Text.RegularExpressions;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

public sealed partial class DocumentTextExtractorTests
{
    [Theory]
    [InlineData("cv.pdf", "pdf", 1)]
    [InlineData("cv.docx", "docx", 0)]
    [InlineData("cv.doc", "doc", 0)]
    [InlineData("cv.rtf", "rtf", 0)]
    [InlineData("cv.txt", "text", 0)]
    public async Task A_cv_reads_as_its_golden_file(string fixture, string engine, int pages)
    {
        var read = await Documents.ReadAsync(Documents.Fixture(fixture));

        (read.Text + "\n").Should().Be(Documents.Golden(fixture));
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Engine.Should().Be(engine);
        read.Pages.Should().Be(pages);
        read.Duration.Should().BePositive();
        read.Detail.Should().BeNull();
    }

    [Theory]
    [InlineData("cv.pdf", "cv.docx")]
    [InlineData("cv.docx", "cv.pdf")]
    [InlineData("cv.txt", "cv.pdf")]
    [InlineData("cv.txt", "cv.docx")]
    [InlineData("cv.txt", "cv.doc")]
    [InlineData("cv.docx", "cv.doc")]
    [InlineData("cv.doc", "cv.docx")]
    [InlineData("cv.txt", "cv.rtf")]
    [InlineData("cv.docx", "cv.rtf")]
    [InlineData("cv.rtf", "cv.docx")]
    public async Task The_formats_of_one_cv_read_alike(string of, string inside)
    {
        var wanted = Words((await Documents.ReadAsync(Documents.Fixture(of))).Text);
        var found = Words((await Documents.ReadAsync(Documents.Fixture(inside))).Text);

        var common = wanted.Sum(word => Math.Min(word.Value, found.GetValueOrDefault(word.Key)));
        (common / (double)wanted.Values.Sum()).Should().BeGreaterThanOrEqualTo(0.99);
    }

    [Theory]
    [InlineData("cv.encrypted.pdf", TextOutcome.Encrypted, "pdf", "the PDF asks for a password")]
    [InlineData("cv.scanned.pdf", TextOutcome.Scanned, "pdf", null)]
    [InlineData(
        "cv.html",
        TextOutcome.Unsupported,
        "none",
        "the content is a web page (html), which is not read: open it in Word and save it as docx"
    )]
    public async Task A_cv_that_cannot_be_read_says_why(
        string fixture,
        TextOutcome outcome,
        string engine,
        string? detail
    )
    {
        var read = await Documents.ReadAsync(Documents.Fixture(fixture));

        read.Outcome.Should().Be(outcome);
        read.Text.Should().BeEmpty();
        read.Engine.Should().Be(engine);
        read.Detail.Should().Be(detail);
    }

    [Fact]
    public async Task A_docx_with_a_password_is_encrypted()
    {
        var read = await Documents.ReadAsync(Documents.Ole("EncryptedPackage"));

        read.Outcome.Should().Be(TextOutcome.Encrypted);
        read.Format.Should().Be(FileFormat.ProtectedDocx);
        read.Detail.Should().Be("the Word document asks for a password");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_unsupported()
    {
        var read = await Documents.ReadAsync([0x7F, .. "ELF"u8, 2, 1, 1, 0]);

        read.Outcome.Should().Be(TextOutcome.Unsupported);
        read.Format.Should().Be(FileFormat.Unknown);
        read.Engine.Should().Be("none");
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_an_outcome()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var reading = () =>
            Documents.ReadUntilAsync(Documents.Fixture("cv.pdf"), new(), gone.Token);

        await reading.Should().ThrowAsync<OperationCanceledException>();
    }

    private static Dictionary<string, int> Words(string text) =>
        Word()
            .Matches(text)
            .GroupBy(match => match.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
