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
    // Clocks go back: the hour occurs twice, and the later one is meant.
    [InlineData("2024-10-27T01:30:00", "Europe/London", "2024-10-27T01:30:00Z")]
    // Clocks go forward: the hour never occurs, and the gap is added.
    [InlineData("2024-03-31T01:30:00", "Europe/London", "2024-03-31T01:30:00Z")]
    [InlineData("2024-03-10T02:30:00", "America/New_York", "2024-03-10T07:30:00Z")]
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
    [InlineData("2024-06-07T17:00:00+01:00", "America/New_York", "2024-06-07T12:00:00-04:00")]
    [InlineData("2024-06-07T16:00:00Z", "Europe/London", "2024-06-07T17:00:00+01:00")]
    public void It_is_read_as_a_local_time_or_with_its_offset(
        string text,
        string? zone,
        string moment
    )
    {
        var instant = Deadline.Parse(text, zone).Instant;

        instant
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            .Should()
            .Be(moment);
    }

    [Theory]
    [InlineData("2024-06-07T17:00:00", "London")]
    [InlineData("2024-06-07T17:00:00", "GMT Standard Time")]
    [InlineData("tomorrow", "Europe/London")]
    [InlineData("2024-06-07", "Europe/London")]
    [InlineData("", null)]
    public void What_is_no_moment_is_an_error(string text, string? zone) =>
        FluentActions.Invoking(() => Deadline.Parse(text, zone)).Should().Throw<FormatException>();
}
