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

    [Fact]
    public void A_zone_that_does_not_exist_is_an_error() =>
        FluentActions
            .Invoking(() => Deadline.At(new DateTime(2024, 6, 7), "Europe/Nowhere"))
            .Should()
            .Throw<TimeZoneNotFoundException>();
}
