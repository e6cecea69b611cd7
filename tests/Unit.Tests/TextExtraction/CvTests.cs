using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

/// <summary>
/// The CVs of <c>tests/fixtures/cvs</c>: of many programs, layouts and languages, each beside the text that a person
/// would type.
/// </summary>
public sealed class CvTests
{
    private static readonly string Folder = Path.Combine(
        RepositoryFolder.Path,
        "tests",
        "fixtures",
        "cvs"
    );

    // Pages without text, and with letters that do not tell what they are.
    private static readonly string[] Pictures =
    [
        "de-table.scanned.pdf",
        "en-single.unmapped.pdf",
        "en-notes.mixed.pdf",
    ];

    public static TheoryData<string> Readable { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => name.EndsWith(".truth.txt", StringComparison.Ordinal) is false)
            .Where(name =>
                Path.GetExtension(name) is ".pdf" or ".docx" or ".doc" or ".rtf" or ".txt"
            )
            .Except(Pictures, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task A_cv_is_read_as_a_person_reads_it(string name)
    {
        var read = await ReadAsync(name);

        read.Outcome.Should().Be(TextOutcome.Extracted);
        var likeness = Likeness.Of(WithWholeWords(read.Text), WithWholeWords(Truth(name)));
        likeness.Recall.Should().BeGreaterThanOrEqualTo(LeastRecall(name));
        likeness.Precision.Should().BeGreaterThanOrEqualTo(0.95);

        // A PDF says the running head on every page, the truth says it once.
        likeness.Order.Should().BeGreaterThanOrEqualTo(0.93);
        read.Language.Should().Be(name[..2]);
    }

    [Theory]
    [InlineData("de-table.scanned.pdf", TextOutcome.Scanned, 0)]
    [InlineData("en-single.unmapped.pdf", TextOutcome.Scanned, 0)]
    [InlineData("en-notes.mixed.pdf", TextOutcome.Extracted, 0.8)]
    public async Task A_page_that_is_a_picture_is_known_as_one(
        string name,
        TextOutcome outcome,
        double recall
    )
    {
        var read = await ReadAsync(name);

        read.Outcome.Should().Be(outcome);
        Likeness.Of(read.Text, Truth(name)).Recall.Should().BeGreaterThanOrEqualTo(recall);
    }

    [Theory]
    [InlineData("en-single")]
    [InlineData("de-table")]
    [InlineData("fr-columns")]
    [InlineData("pl-single")]
    [InlineData("el-single")]
    [InlineData("ru-table")]
    [InlineData("ar-single")]
    [InlineData("he-table")]
    [InlineData("ja-table")]
    [InlineData("zh-single")]
    [InlineData("ko-single")]
    [InlineData("en-notes")]
    public async Task One_cv_has_the_same_words_in_every_format(string name)
    {
        var docx = WithWholeWords((await ReadAsync($"{name}.docx")).Text);

        foreach (var format in new[] { "doc", "rtf", "pdf" })
        {
            var other = WithWholeWords((await ReadAsync($"{name}.{format}")).Text);

            var likeness = Likeness.Of(other, docx);
            likeness.Recall.Should().BeGreaterThanOrEqualTo(0.995, format);
            likeness.Precision.Should().BeGreaterThanOrEqualTo(0.95, format);
        }
    }

    // groff divides words without saying so: its hyphen stands for any other.
    private static double LeastRecall(string name) =>
        name.StartsWith("en-groff", StringComparison.Ordinal) ? 0.98 : 0.995;

    /// <summary>A word that is divided at the end of a line can be joined again: it ends in a hyphen there.</summary>
    private static string WithWholeWords(string text) =>
        text.Replace("-\n", "", StringComparison.Ordinal);

    private static Task<ExtractedText> ReadAsync(string name) =>
        Documents.ReadAsync(File.ReadAllBytes(Path.Combine(Folder, name)));

    private static string Truth(string name) =>
        File.ReadAllText(Path.Combine(Folder, name.Split('.')[0] + ".truth.txt"));
}
