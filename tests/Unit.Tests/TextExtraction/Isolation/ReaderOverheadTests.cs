using System.Diagnostics;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

public sealed class ReaderOverheadTests
{
    private const int Rounds = 300;

    // It takes less than a millisecond on a machine that does nothing else; this one runs other tests.
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task The_way_to_a_process_that_is_warm_is_short()
    {
        // Of a kind that nobody reads, so that only the way is measured.
        byte[] document = [0x7F, .. "ELF"u8, .. new byte[200_000]];
        await using var lab = new ReaderLab(workers: 1);
        var (here, there) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            BoundedReading.Read(document, new(), TestContext.Current.CancellationToken);
            here = TimeSpan.FromTicks(Math.Min(here.Ticks, clock.Elapsed.Ticks));
            clock.Restart();
            await lab.ReadAsync(document);
            there = TimeSpan.FromTicks(Math.Min(there.Ticks, clock.Elapsed.Ticks));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant(
                $"{document.Length:N0} bytes: here {here.TotalMilliseconds:F2} ms, there {there.TotalMilliseconds:F2} ms"
            )
        );
        (there - here).Should().BeLessThan(Most);
    }
}
