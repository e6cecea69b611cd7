using System.Diagnostics;
using System.Globalization;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Unit.Tests.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>
/// Each document that is made to do harm has an outcome in time, takes no more memory than it may, and the one after it
/// is read as if nothing had been.
/// </summary>
public abstract class HostileTests(HostileTests.OneReader readers)
{
    private const int Megabytes = 600;

    // HOSTILE_SECONDS=20 waits as long as the app does.
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(
        int.Parse(
            Environment.GetEnvironmentVariable("HOSTILE_SECONDS") ?? "1",
            CultureInfo.InvariantCulture
        )
    );

    // The app's own limit of 20 s, and what the end of a process takes; on a busy machine a shorter limit gets no less.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(25);

    private protected async Task AssertHarmlessAsync(HostileFile file)
    {
        var document = file.Build();
        var limits = new ExtractionLimits { Time = Time };
        await readers.Lab.ReadAsync("Ada"u8.ToArray());
        using var memory = PeakMemory.Of(readers.Lab);
        var clock = Stopwatch.StartNew();

        var read = await readers.Lab.ReadAsync(document, limits);

        var (took, peak) = (clock.Elapsed, memory.Megabytes);
        var (outcome, detail) = (read.Reading.Outcome, read.Reading.Detail);
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant(
                $"| {file.Name} | {document.Length:N0} | {outcome} | {detail} | {took.TotalSeconds:F2} s | {peak} MB |"
            )
        );
        took.Should().BeLessThan(Within);
        peak.Should().BeLessThan(Megabytes);
        (outcome == TextOutcome.Damaged && detail is null).Should().BeFalse();

        var next = await readers.Lab.ReadAsync(Documents.Fixture("cv.txt"));

        (next.Reading.Text + "\n").Should().Be(Documents.Golden("cv.txt"));
    }

    public sealed class OneReader : IAsyncDisposable
    {
        internal ReaderLab Lab { get; } = new(workers: 1);

        public ValueTask DisposeAsync() => Lab.DisposeAsync();
    }
}

/// <summary>What a document does, and how it is written.</summary>
internal sealed record HostileFile(string Name, Func<byte[]> Build)
{
    public static IEnumerable<HostileFile> Pdfs =>
        HostilePages.All.Concat(HostileReferences.All).Concat(HostileFonts.All).Select(Of);

    public static IEnumerable<HostileFile> Others =>
        HostilePackages.All.Concat(HostileTexts.All).Select(Of);

    private static HostileFile Of((string Name, Func<byte[]> Build) file) =>
        new(file.Name, file.Build);
}

public sealed class HostilePdfTests(HostileTests.OneReader readers)
    : HostileTests(readers),
        IClassFixture<HostileTests.OneReader>
{
    public static TheoryData<string> Names => [.. HostileFile.Pdfs.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_pdf_has_an_outcome_and_the_next_document_is_read(string name) =>
        AssertHarmlessAsync(HostileFile.Pdfs.Single(file => file.Name == name));
}

public sealed class HostileOtherTests(HostileTests.OneReader readers)
    : HostileTests(readers),
        IClassFixture<HostileTests.OneReader>
{
    public static TheoryData<string> Names => [.. HostileFile.Others.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_document_has_an_outcome_and_the_next_one_is_read(string name) =>
        AssertHarmlessAsync(HostileFile.Others.Single(file => file.Name == name));
}
