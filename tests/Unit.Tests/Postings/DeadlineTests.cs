using System.Globalization;
using ApplyFunctions.Core.Postings;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData("2024-06-07T17:00:00", "Europe/London", "2024-06-07T16:00:00Z")]
    [InlineData("2024-01-07T17:00:00", "Europe/London", "2024-01-07T17:00:00Z")]
    [InlineData("2024-06-07T17:00:00", "America/New_York", "2024-06-07T21:00:00Z")]
    [InlineData("2024-06-07T17:00:00", "Asia/Kolkata", "2024-06-07T11:30:00Z")]
    [InlineData("2024-02-29T23:59:59", "Asia/Kathmandu", "2024-02-29T18:14:59Z")]
    // Clocks go back: the hour occurs twice, and the later one is meant.
    [InlineData("2024-10-27T00:59:59", "Europe/London", "2024-10-26T23:59:59Z")]
    [InlineData("2024-10-27T01:00:00", "Europe/London", "2024-10-27T01:00:00Z")]
    [InlineData("2024-10-27T01:30:00", "Europe/London", "2024-10-27T01:30:00Z")]
    [InlineData("2024-10-27T02:00:00", "Europe/London", "2024-10-27T02:00:00Z")]
    [InlineData("2024-11-03T01:59:59", "America/New_York", "2024-11-03T06:59:59Z")]
    // By half an hour only.
    [InlineData("2024-04-07T01:45:00", "Australia/Lord_Howe", "2024-04-06T15:15:00Z")]
    // Clocks go forward: the hour never occurs, and the gap is added.
    [InlineData("2024-03-31T00:59:59", "Europe/London", "2024-03-31T00:59:59Z")]
    [InlineData("2024-03-31T01:00:00", "Europe/London", "2024-03-31T01:00:00Z")]
    [InlineData("2024-03-31T01:30:00", "Europe/London", "2024-03-31T01:30:00Z")]
    [InlineData("2024-03-31T02:00:00", "Europe/London", "2024-03-31T01:00:00Z")]
    [InlineData("2024-03-10T02:30:00", "America/New_York", "2024-03-10T07:30:00Z")]
    // At midnight.
    [InlineData("2018-11-04T00:00:00", "America/Sao_Paulo", "2018-11-04T03:00:00Z")]
    // A whole day.
    [InlineData("2011-12-30T12:00:00", "Pacific/Apia", "2011-12-30T22:00:00Z")]
    public void A_local_time_is_one_moment(string local, string zone, string moment)
    {
        var deadline = Deadline.At(DateTime.Parse(local, CultureInfo.InvariantCulture), zone);

        deadline.Instant.Should().Be(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void It_is_exact_to_the_tick()
    {
        var deadline = Deadline.At(new DateTime(2024, 6, 7, 17, 0, 0), "Europe/London");

        deadline.HasPassedAt(deadline.Instant.AddTicks(-1)).Should().BeFalse();
        deadline.HasPassedAt(deadline.Instant).Should().BeTrue();
    }

    [Theory]
    [InlineData("2024-06-07T17:00:00", "Europe/London", "2024-06-07T17:00:00+01:00")]
    [InlineData("2024-06-07T17:00", null, "2024-06-07T17:00:00+00:00")]
    [InlineData("2024-06-07T17:00:00.000", "Europe/London", "2024-06-07T17:00:00+01:00")]
    [InlineData("2024-06-07T23:59:59.999", "Europe/London", "2024-06-07T23:59:59+01:00")]
    [InlineData("2024-06-07T17:00:00+01:00", "America/New_York", "2024-06-07T12:00:00-04:00")]
    [InlineData("2024-06-07T17:00:00.999+01:00", "Europe/London", "2024-06-07T17:00:00+01:00")]
    [InlineData("2024-06-07T16:00:00Z", "Europe/London", "2024-06-07T17:00:00+01:00")]
    [InlineData("2024-06-07T16:00Z", "Europe/London", "2024-06-07T17:00:00+01:00")]
    [InlineData("2024-10-27T01:30:00+01:00", "Europe/London", "2024-10-27T01:30:00+01:00")]
    [InlineData("2024-06-07T17:00:00-04:00", null, "2024-06-07T21:00:00+00:00")]
    public void It_is_read_as_a_local_time_or_with_its_offset(
        string text,
        string? zone,
        string moment
    )
    {
        Rfc3339.Format(Deadline.Parse(text, zone).Instant).Should().Be(moment);
    }

    [Theory]
    [InlineData("2024-06-07T17:00:00+01:00", "Europe/London", "2024-06-07T17:00:00")]
    [InlineData("2024-06-07T16:00:00Z", "Europe/London", "2024-06-07T17:00:00")]
    [InlineData("2024-06-07T17:00", "Europe/London", "2024-06-07T17:00:00")]
    [InlineData("2024-10-27T01:30:00", "Europe/London", "2024-10-27T01:30:00")]
    // The earlier one of two: only the offset tells it.
    [InlineData("2024-10-27T01:30:00+01:00", "Europe/London", "2024-10-27T01:30:00+01:00")]
    // The gap is added once, not each time that it is written back.
    [InlineData("2024-03-31T01:30:00", "Europe/London", "2024-03-31T02:30:00")]
    public void Its_text_is_the_same_moment(string text, string zone, string written)
    {
        var deadline = Deadline.Parse(text, zone);

        deadline.Text.Should().Be(written);
        Deadline.Parse(deadline.Text, zone).Should().Be(deadline);
    }

    [Theory]
    [InlineData("Europe/Kyiv", "Europe/Kiev")]
    [InlineData("Asia/Kolkata", "Asia/Calcutta")]
    [InlineData("America/Nuuk", "America/Godthab")]
    [InlineData("UTC", "Etc/UTC")]
    public void A_zone_that_was_renamed_has_both_names(string name, string older)
    {
        var deadline = Deadline.Parse("2026-07-01T12:00:00", older);

        deadline.Zone.Should().Be(older);
        deadline.Instant.Should().Be(Deadline.Parse("2026-07-01T12:00:00", name).Instant);
    }

    [Theory]
    [InlineData("2024-06-07T17:00:00", "London")]
    [InlineData("2024-06-07T17:00:00", "GMT Standard Time")]
    [InlineData("2024-06-07T17:00:00", "europe/london")]
    [InlineData("2024-06-07T17:00:00", "localtime")]
    [InlineData("2024-06-07T17:00:00", "right/Europe/London")]
    [InlineData("2024-06-07T17:00:00", "../zoneinfo/Europe/London")]
    [InlineData("2024-06-07T17:00:00", "+01:00")]
    [InlineData("2024-06-07T17:00:00", "")]
    [InlineData("tomorrow", "Europe/London")]
    [InlineData("2024-06-07", "Europe/London")]
    [InlineData("2024-06-07T17", "Europe/London")]
    [InlineData("2024-06-07T24:00:00", "Europe/London")]
    [InlineData("2023-02-29T12:00:00", "Europe/London")]
    [InlineData("2016-12-31T23:59:60Z", "Europe/London")]
    [InlineData("2024-06-07T17:00:00 Europe/London", "Europe/London")]
    [InlineData("9999-12-31T23:59:59", "America/New_York")]
    [InlineData("0001-01-01T00:00:00", "Asia/Tokyo")]
    [InlineData("", null)]
    public void What_is_no_moment_is_an_error(string text, string? zone) =>
        FluentActions.Invoking(() => Deadline.Parse(text, zone)).Should().Throw<FormatException>();
}
