using System.Diagnostics.CodeAnalysis;
using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

public sealed class HostileDocumentTests
{
    [Theory]
    [InlineData("cv.pdf")]
    [InlineData("cv.docx")]
    [InlineData("cv.rtf")]
    [InlineData("cv.scanned.pdf")]
    [InlineData("cv.encrypted.pdf")]
    public async Task A_file_that_ends_too_soon_has_an_outcome(string fixture)
    {
        var whole = Documents.Fixture(fixture);
        foreach (var tenths in Enumerable.Range(0, 10))
        {
            AssertOutcome(await Documents.ReadAsync(whole[..(whole.Length * tenths / 10)]));
        }
    }

    // The seed is fixed: a parser that overflows the stack ends the process, and must do so for a reason that can be
    // looked into.
    [Theory]
    [InlineData("cv.pdf", 1)]
    [InlineData("cv.docx", 2)]
    [InlineData("cv.scanned.pdf", 3)]
    [InlineData("cv.rtf", 4)]
    [SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
    public async Task A_file_with_wrong_bytes_has_an_outcome(string fixture, int seed)
    {
        var random = new Random(seed);
        var whole = Documents.Fixture(fixture);
        for (var file = 0; file < 100; file++)
        {
            var damaged = whole.ToArray();
            var changes = random.Next(1, 40);
            for (var change = 0; change < changes; change++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            AssertOutcome(await Documents.ReadAsync(damaged));
        }
    }

    [Fact]
    public async Task A_package_that_unpacks_to_too_much_is_damage()
    {
        var limits = new ExtractionLimits { UnpackedBytes = 1_000_000 };
        var bomb = Documents.Docx($"<w:p><w:r><w:t>{new string('a', 1_000_000)}</w:t></w:r></w:p>");

        var read = await Documents.ReadAsync(bomb, limits);

        bomb.Length.Should().BeLessThan(10_000);
        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should().Be("the package unpacks to more than 1000000 bytes");
    }

    [Fact]
    public async Task A_package_that_lies_about_its_size_is_unpacked_no_further()
    {
        var limits = new ExtractionLimits { UnpackedBytes = 1_000_000 };
        var body = $"<w:p><w:r><w:t>{new string('a', 3_000_000)}</w:t></w:r></w:p>";
        var bomb = WithDeclaredSize(Documents.Docx(body), "word/document.xml", 500_000);

        var read = await Documents.ReadAsync(bomb, limits);

        read.Text.Length.Should().BeInRange(1, 500_000);
        read.Detail.Should()
            .Be("the Word document is broken: of its text something may be missing");
    }

    [Fact]
    public async Task A_package_of_too_many_entries_is_damage()
    {
        var limits = new ExtractionLimits { PackageEntries = 10 };
        (string, string)[] headers = [.. Enumerable.Range(0, 10).Select(_ => ("header", "<w:p/>"))];

        var read = await Documents.ReadAsync(Documents.Docx("<w:p/>", headers), limits);

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should().Be("the package has more than 10 entries");
    }

    [Fact]
    public async Task Elements_nested_without_end_have_an_outcome()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:txbxContent>", 20_000));

        AssertOutcome(await Documents.ReadAsync(Documents.Docx(deep)));
    }

    [Fact]
    public async Task Arrays_nested_without_end_have_an_outcome()
    {
        var pdf = "%PDF-1.7\n1 0 obj " + new string('[', 200_000) + "\nendobj\n%%EOF";

        AssertOutcome(await Documents.ReadAsync(Encoding.ASCII.GetBytes(pdf)));
    }

    private static void AssertOutcome(ExtractedText read)
    {
        Enum.IsDefined(read.Outcome).Should().BeTrue();
        (read.Text.Length > 0).Should().Be(read.Outcome == TextOutcome.Extracted);
        (read.Outcome == TextOutcome.Damaged && read.Detail is null).Should().BeFalse();
    }

    // APPNOTE 4.3.12: in the entry of the directory the size stands at 24, the length of the name at 28, the name at 46.
    private static byte[] WithDeclaredSize(byte[] zip, string name, int size)
    {
        for (var at = 0; at < zip.Length - 46; at++)
        {
            var entry = zip.AsSpan(at);
            if (
                entry.StartsWith("PK\x01\x02"u8)
                && entry[46..].StartsWith(Encoding.ASCII.GetBytes(name))
            )
            {
                BitConverter.TryWriteBytes(entry[24..], size);
                return zip;
            }
        }

        throw new ArgumentException("The package has no such entry.", nameof(name));
    }
}
