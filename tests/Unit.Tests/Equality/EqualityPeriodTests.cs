using ApplyFunctions.Core.Equality.Reports;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Equality;

public sealed class EqualityPeriodTests
{
    [Theory]
    [InlineData("all", "2000-01", "9998-12")]
    [InlineData("2026", "2026-01", "2026-12")]
    [InlineData("2026-Q1", "2026-01", "2026-03")]
    [InlineData("2026-Q4", "2026-10", "2026-12")]
    public void Periods_are_read(string text, string first, string last)
    {
        var period = EqualityPeriod.Parse(text)!;

        period.Name.Should().Be(text);
        period.Months.Should().Be((first, last));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("2026-Q1-Q2")]
    [InlineData("2026-01")]
    [InlineData("26")]
    [InlineData("02026")]
    [InlineData("1999")]
    [InlineData("9999")]
    [InlineData("-Q1")]
    [InlineData("２０２６")]
    [InlineData("ALL")]
    public void Nothing_else_is(string text) => EqualityPeriod.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("2026", "2027-01-02")]
    [InlineData("2026-Q1", "2026-04-02")]
    [InlineData("2026-Q4", "2027-01-02")]
    public void A_period_is_published_a_day_after_its_end(string text, string from) =>
        EqualityPeriod
            .Parse(text)!
            .PublishedFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            .Should()
            .Be(from);
}
