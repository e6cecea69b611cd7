using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Unit.Tests.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>
/// Documents that are damaged by chance: each has an outcome, and each process that ends is told by the outcome of a
/// document. <c>FUZZ_FILES=10000</c> tries more of them, <c>FUZZ_SEED</c> others.
/// </summary>
public sealed class FuzzTests
{
    private const int Workers = 2;
    private const int LargestBase = 100_000;
    private static readonly ExtractionLimits Limits = new() { Time = TimeSpan.FromSeconds(1) };
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(25);

    private static readonly string[] Fixtures =
    [
        "cv.pdf",
        "cv.docx",
        "cv.doc",
        "cv.rtf",
        "cv.txt",
        "cv.html",
        "cv.scanned.pdf",
        "cv.encrypted.pdf",
    ];

    [Fact]
    public async Task Damaged_documents_have_outcomes_and_no_process_is_lost()
    {
        await using var lab = new ReaderLab(Workers);
        using var memory = PeakMemory.Of(lab);
        var reads = new ConcurrentBag<(string Outcome, TimeSpan Took)>();
        await Parallel.ForEachAsync(
            Damaged(Setting("FUZZ_FILES", 400), Setting("FUZZ_SEED", 1)),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Workers,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (document, _) =>
            {
                var clock = Stopwatch.StartNew();
                var read = (await lab.ReadAsync(document, Limits)).Reading;
                var outcome =
                    read.Outcome == TextOutcome.Damaged
                        ? $"Damaged: {read.Detail}"
                        : read.Outcome.ToString();
                reads.Add((outcome, clock.Elapsed));
            }
        );

        Tell(reads, memory.Megabytes, lab.Ends);
        reads.Max(read => read.Took).Should().BeLessThan(Within);
        memory.Megabytes.Should().BeLessThan(600);
        Ended(lab, "it ended while it read").Should().Be(Told(reads, Ends.Unexpectedly));
        Ended(lab, "took too much memory").Should().Be(Told(reads, Ends.OutOfMemory));
        Ended(lab, "took too long").Should().BeLessThanOrEqualTo(Told(reads, Ends.TooLate(1)));
        Ended(lab, "before it had a document").Should().Be(0);
        Ended(lab, "it had been ended").Should().Be(0);
    }

    private static IEnumerable<byte[]> Damaged(int files, int seed)
    {
        List<byte[]> whole =
        [
            .. Fixtures.Select(Documents.Fixture),
            .. HostileFile
                .Pdfs.Concat(HostileFile.Others)
                .Where(file => !file.Name.StartsWith("docx", StringComparison.Ordinal))
                .Select(file => file.Build())
                .Where(document => document.Length < LargestBase),
        ];
        for (var file = 0; file < files; file++)
        {
            var mutation = new Mutation((seed * 1_000_003) + file);

            // Half of them are damaged CVs, the other half what was hostile before.
            var document = file % 2 == 0 ? whole[file / 2 % Fixtures.Length] : mutation.Of(whole);
            yield return mutation.Change(document, mutation.Of(whole));
        }
    }

    private static void Tell(
        IReadOnlyCollection<(string Outcome, TimeSpan Took)> reads,
        long megabytes,
        IReadOnlyList<string> ends
    )
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(
            FormattableString.Invariant(
                $"{reads.Count} documents, the slowest {reads.Max(read => read.Took).TotalSeconds:F2} s, at most {megabytes} MB"
            )
        );
        foreach (var group in reads.CountBy(read => read.Outcome).OrderByDescending(g => g.Value))
        {
            output.WriteLine($"{group.Value, 6} {group.Key}");
        }

        foreach (var group in ends.CountBy(end => end.Split(';')[0]))
        {
            output.WriteLine($"{group.Value, 6} {group.Key}");
        }
    }

    private static int Ended(ReaderLab lab, string reason) =>
        lab.Ends.Count(end => end.Contains(reason, StringComparison.Ordinal));

    private static int Told(IEnumerable<(string Outcome, TimeSpan Took)> reads, string detail) =>
        reads.Count(read => read.Outcome.EndsWith(detail, StringComparison.Ordinal));

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : otherwise;
}
