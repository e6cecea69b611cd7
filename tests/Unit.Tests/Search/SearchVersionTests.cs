using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Search;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Search;

/// <summary>After what an index is behind.</summary>
public sealed class SearchVersionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("withdrawn", true)]
    [InlineData("stage-reviewing", true)]
    [InlineData("stage-rejected", true)]
    [InlineData("contact-corrected", true)]
    [InlineData("file-replaced", true)]
    [InlineData("note-added", false)]
    [InlineData("legal-hold-set", false)]
    [InlineData("confirmation-bounced", false)]
    [InlineData("backstage-reviewing", false)]
    public void What_can_be_found_or_filtered_by_is_another_version(string name, bool changes)
    {
        HistoryEvent[] received = [new(Noon, "received")];

        var after = SearchVersion.Of([.. received, new(Noon.AddMinutes(1), name)], [], []);

        (after != SearchVersion.Of(received, [], [])).Should().Be(changes);
    }

    [Fact]
    public void So_is_what_became_of_a_file()
    {
        HistoryEvent[] received = [new(Noon, "received")];
        var unread = SearchVersion.Of(received, [], []);
        var read = SearchVersion.Of(received, [new("resume", Noon)], []);
        var again = SearchVersion.Of(received, [new("resume", Noon.AddSeconds(1))], []);

        new[] { unread, read, again }.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(ScanState.Pending, false)]
    [InlineData(ScanState.Clear, false)]
    [InlineData(ScanState.Infected, true)]
    [InlineData(ScanState.Unscannable, true)]
    public void And_that_a_scan_refused_it(ScanState? scan, bool changes)
    {
        HistoryEvent[] received = [new(Noon, "received")];

        var after = SearchVersion.Of(received, [], [new("resume", scan)]);

        (after != SearchVersion.Of(received, [], [])).Should().Be(changes);
    }
}
