using System.Text;
using ApplyFunctions.Core.Postings.Authoring;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class BoardRulesTests
{
    [Theory]
    [InlineData("""{"name":"Example Bakery","content":"&lt;p&gt;Bread.&lt;/p&gt;"}""")]
    [InlineData(
        """{"name":"Example Bakery","content":null,"departments":[null,{"id":1,"name":"Ovens","child_ids":[2]},{"id":2,"name":"Rye","parent_id":1}]}"""
    )]
    [InlineData(
        """{"name":"Example Bakery","support_email":"help@example.com","privacy_policy_url":"https://example.com/privacy","anything":{"else":1}}"""
    )]
    public void A_sound_board(string json)
    {
        var reading = SourceReader.ReadBoard(Encoding.UTF8.GetBytes(json));

        reading.Faults.Should().BeEmpty();
        reading.Value!.Name.Should().Be("Example Bakery");
    }

    [Theory]
    [InlineData("""{"content":null}""", "name")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"name":"n","content":5}""", "content")]
    [InlineData("""{"name":"n","support_email":"help"}""", "support_email")]
    [InlineData("""{"name":"n","support_email":"Help <help@example.com>"}""", "support_email")]
    [InlineData("""{"name":"n","privacy_policy_url":"example.com"}""", "privacy_policy_url")]
    [InlineData("""{"name":"n","accessibility_statement":[]}""", "accessibility_statement")]
    [InlineData("""{"name":"n","equal_opportunity_statement":1}""", "equal_opportunity_statement")]
    [InlineData(
        """{"name":"n","departments":[{"id":1,"name":"a","parent_id":1}]}""",
        "departments"
    )]
    [InlineData("""{"name":"n","sections":[{"id":1}]}""", "sections[0].name")]
    [InlineData(
        """{"name":"n","offices":[{"id":1,"name":"a","location":{}}]}""",
        "offices[0].location"
    )]
    [InlineData("[]", "")]
    public void A_fault_is_named_by_its_path(string json, string path)
    {
        var reading = SourceReader.ReadBoard(Encoding.UTF8.GetBytes(json));

        reading.Value.Should().BeNull();
        reading.Faults.Should().ContainSingle().Which.Path.Should().Be(path);
    }
}
