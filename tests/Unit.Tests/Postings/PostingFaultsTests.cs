using System.Text.Json;
using ApplyFunctions.Core.Postings;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class PostingFaultsTests
{
    [Theory]
    [InlineData("""{"id":7,"title":"t"}""", null)]
    [InlineData("""{"id":8,"title":"t"}""", "id is 8")]
    [InlineData(
        """{"id":7,"title":"t","application_deadline":"2030-01-01T00:00:00","application_deadline_time_zone":"London"}""",
        "'London' is not an IANA time zone"
    )]
    [InlineData(
        """{"id":7,"title":"t","application_deadline":"soon"}""",
        "'soon' is not a date-time"
    )]
    [InlineData(
        """{"id":7,"title":"t","questions":[{"label":"q","fields":[{"name":"a/b","type":"input_text"}]}]}""",
        "'a/b' may have letters"
    )]
    [InlineData(
        """{"id":7,"title":"t","questions":[{"label":"q","fields":[{"name":"a[]","type":"input_text"}]},{"label":"r","fields":[{"name":"a","type":"input_text"}]}]}""",
        "'a' occurs more than once"
    )]
    [InlineData(
        """{"id":7,"title":"t","questions":[{"label":"q","fields":[]}]}""",
        "'q' has no fields"
    )]
    public void A_posting_is_sound_or_says_what_is_wrong(string json, string? fault)
    {
        var posting = JsonSerializer.Deserialize(json, PostingJson.Default.Posting)!;

        var faults = PostingFaults.Of(posting, 7);

        if (fault is null)
        {
            faults.Should().BeEmpty();
        }
        else
        {
            faults.Should().ContainSingle().Which.Should().Contain(fault);
        }
    }
}
