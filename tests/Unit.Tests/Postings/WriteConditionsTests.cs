using ApplyFunctions.Core.Postings.Authoring;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class WriteConditionsTests
{
    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, null, "1", null)]
    [InlineData("\"1\"", null, "1", null)]
    [InlineData("1", null, "1", null)]
    [InlineData("\"0\", \"1\"", null, "1", null)]
    [InlineData("*", null, "1", null)]
    [InlineData("*", null, null, "nothing-to-replace")]
    [InlineData("\"1\"", null, null, "nothing-to-replace")]
    [InlineData("\"1\"", null, "2", "version-changed")]
    [InlineData("W/\"1\"", null, "1", "version-changed")]
    [InlineData("", null, "1", "version-changed")]
    [InlineData(null, "*", null, null)]
    [InlineData(null, "*", "1", "already-there")]
    [InlineData(null, "\"1\"", "1", "already-there")]
    [InlineData(null, "W/\"1\"", "1", "already-there")]
    [InlineData(null, "\"1\"", "2", null)]
    public void They_are_those_of_http(
        string? ifMatch,
        string? ifNoneMatch,
        string? stored,
        string? problem
    )
    {
        var refusal = WriteConditions.Of(ifMatch, ifNoneMatch).Refusal(stored);

        refusal?.Code.Should().Be(problem);
        (refusal is null).Should().Be(problem is null);
        (refusal?.Status ?? 412).Should().Be(412);
    }
}
