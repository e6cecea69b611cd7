using System.Diagnostics;
using System.Globalization;
using System.Text;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Unit.Tests.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>
/// Each document that is made to do harm has an outcome in time, takes no more memory than it may, and the one after it
/// is read as if nothing had been.
/// </summary>
public sealed class HostileTests(HostileTests.OneReader readers)
    : IClassFixture<HostileTests.OneReader>
{
    // HOSTILE_SECONDS=20 waits as long as the app does.
    private static readonly int Seconds = int.Parse(
        Environment.GetEnvironmentVariable("HOSTILE_SECONDS") ?? "2",
        CultureInfo.InvariantCulture
    );

    private static readonly Dictionary<string, Func<byte[]>> Files = HostilePages
        .All.Concat(HostileReferences.All)
        .Concat(HostileFonts.All)
        .Concat(HostilePackages.All)
        .Concat(HostileTexts.All)
        .ToDictionary(file => file.Name, file => file.Build, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_document_has_an_outcome_and_the_next_one_is_read(string name)
    {
        var document = Files[name]();
        var limits = new ExtractionLimits { Time = TimeSpan.FromSeconds(Seconds) };
        await readers.Lab.ReadAsync("Ada"u8.ToArray());
        using var memory = PeakMemory.Of(readers.Lab);
        var clock = Stopwatch.StartNew();

        var read = await readers.Lab.ReadAsync(document, limits);

        var (took, peak) = (clock.Elapsed, memory.Megabytes);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"| {name} | {document.Length} | {read.Reading.Outcome} | {read.Reading.Detail} | {took.TotalSeconds:F2} s | {peak} MB |"
        );
        took.Should().BeLessThan(TimeSpan.FromSeconds(Seconds + 5));
        peak.Should().BeLessThan(600);
        (read.Reading.Outcome == TextOutcome.Damaged && read.Reading.Detail is null)
            .Should()
            .BeFalse();

        var next = await readers.Lab.ReadAsync(Documents.Fixture("cv.txt"));

        (next.Reading.Text + "\n").Should().Be(Documents.Golden("cv.txt"));
    }

    public sealed class OneReader : IAsyncDisposable
    {
        internal ReaderLab Lab { get; } = new(workers: 1);

        public ValueTask DisposeAsync() => Lab.DisposeAsync();
    }
}
