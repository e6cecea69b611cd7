using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class PostingRulesTests
{
    private const long Id = 8172510;

    [Theory]
    [MemberData(nameof(GreenhouseSamples.Seen), MemberType = typeof(GreenhouseSamples))]
    public void Greenhouses_own_json_passes_as_it_is(string json)
    {
        var reading = SourceReader.ReadPosting(Encoding.UTF8.GetBytes(json), Id);

        reading.Faults.Should().BeEmpty();
        reading.Value!.Id.Should().Be(Id);
    }

    [Fact]
    public void What_no_rule_reads_is_served_as_it_came()
    {
        var posting = SourceReader.ReadPosting(GreenhouseSamples.Posting(), Id).Value!;

        var view = JsonSerializer.SerializeToNode(posting, PostingJson.Default.Posting)!;

        foreach (
            var key in (string[])
                ["metadata", "include_ai_disclaimer", "compliance", "pay_input_ranges"]
        )
        {
            JsonNode
                .DeepEquals(view[key], GreenhouseSamples.Posting()[key])
                .Should()
                .BeTrue($"{key} is {view[key]}");
        }

        view["questions"]![5]!["fields"]![0]!["allowed_filetypes"]!
            .ToJsonString()
            .Should()
            .Be("""["pdf"]""");
    }

    [Theory]
    [InlineData("id", "9", "id", "The id must be 8172510")]
    [InlineData("id", "\"x\"", "id", "The id must be 8172510")]
    [InlineData("title", "null", "title", "This is required.")]
    [InlineData("title", "\" \"", "title", "must not be blank")]
    [InlineData("title", "7", "title", "must be a text")]
    [InlineData("absolute_url", "\"/jobs/1\"", "absolute_url", "whole web address")]
    [InlineData("absolute_url", "\"javascript:alert(1)\"", "absolute_url", "whole web address")]
    [InlineData("language", "\"english!\"", "language", "tag of a language")]
    [InlineData("language", "\"e\"", "language", "tag of a language")]
    [InlineData("status", "\"draft\"", "status", "one of live, closed, offline")]
    [InlineData("first_published", "\"2026-09-09\"", "first_published", "with its offset")]
    [InlineData("first_published", "\"2026-09-09T10:00:00\"", "first_published", "with its offset")]
    [InlineData("updated_at", "\"2026-02-30T10:00:00Z\"", "updated_at", "with its offset")]
    [InlineData("updated_at", "5", "updated_at", "must be a text")]
    [InlineData("application_deadline", "\"soon\"", "application_deadline", "is not a date-time")]
    [InlineData(
        "application_deadline",
        "\"2026-10-30\"",
        "application_deadline",
        "not a date-time"
    )]
    [InlineData(
        "application_deadline_time_zone",
        "\"London\"",
        "application_deadline_time_zone",
        "'London' is not an IANA time zone"
    )]
    [InlineData("internal_job_id", "\"1\"", "internal_job_id", "whole number")]
    [InlineData("requisition_id", "50", "requisition_id", "must be a text")]
    [InlineData("location", "\"London\"", "location", "must be an object")]
    [InlineData("location", """{"name":5}""", "location.name", "must be a text")]
    [InlineData("content", "{}", "content", "must be a text")]
    [InlineData("departments", "{}", "departments", "must be a list")]
    [InlineData("departments", "[7]", "departments[0]", "must be an object")]
    [InlineData("departments", """[{"id":1}]""", "departments[0].name", "required")]
    [InlineData("departments", """[{"name":"n"}]""", "departments[0].id", "required")]
    [InlineData(
        "departments",
        """[{"id":1,"name":"a"},{"id":1,"name":"b"}]""",
        "departments[1].id",
        "occurs twice"
    )]
    [InlineData(
        "offices",
        """[{"id":1,"name":"a","parent_id":2},{"id":2,"name":"b","parent_id":1}]""",
        "offices",
        "within themselves"
    )]
    [InlineData(
        "offices",
        """[{"id":1,"name":"a","parent_id":"x"}]""",
        "offices[0].parent_id",
        "whole number"
    )]
    [InlineData(
        "offices",
        """[{"id":1,"name":"a","child_ids":[null]}]""",
        "offices[0].child_ids[0]",
        "required"
    )]
    [InlineData("section", "[]", "section", "must be an object")]
    [InlineData("education", "\"education_maybe\"", "education", "one of education_required")]
    [InlineData("employment", "\"yes\"", "employment", "one of employment_required")]
    [InlineData("employment_type", "\"Full time\"", "employment_type", "one of FULL_TIME")]
    [InlineData("data_compliance", "{}", "data_compliance", "must be a list")]
    [InlineData(
        "data_compliance",
        """[{"retention_period":0}]""",
        "data_compliance[0].retention_period",
        "from 1"
    )]
    [InlineData(
        "data_compliance",
        """[{"requires_consent":"yes"}]""",
        "data_compliance[0].requires_consent",
        "true or false"
    )]
    [InlineData(
        "pay_input_ranges",
        """[{"min_cents":2,"max_cents":1,"currency_type":"EUR"}]""",
        "pay_input_ranges[0].max_cents",
        "not be less than min_cents"
    )]
    [InlineData(
        "pay_input_ranges",
        """[{"min_cents":-1}]""",
        "pay_input_ranges[0].min_cents",
        "0 or more"
    )]
    [InlineData(
        "pay_input_ranges",
        """[{"min_cents":1.5}]""",
        "pay_input_ranges[0].min_cents",
        "whole number"
    )]
    [InlineData(
        "pay_input_ranges",
        """[{"currency_type":"euro"}]""",
        "pay_input_ranges[0].currency_type",
        "ISO 4217"
    )]
    public void A_fault_is_named_by_its_path(string key, string value, string path, string message)
    {
        var posting = GreenhouseSamples.Posting();
        posting[key] = JsonNode.Parse(value);

        var faults = SourceReader.ReadPosting(posting, Id).Faults;

        faults.Should().ContainSingle().Which.Path.Should().Be(path);
        faults[0].Message.Should().Contain(message);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var json = """
            {"id":7,"title":"","location":[],"questions":[{"label":"","fields":[{"name":"a b","type":"text"}]}],"compliance":[{"type":"x"}]}
            """;

        var faults = SourceReader.ReadPosting(Encoding.UTF8.GetBytes(json), Id).Faults;

        faults
            .Select(f => f.Path)
            .Should()
            .Equal(
                "id",
                "title",
                "location",
                "questions[0].label",
                "questions[0].fields[0].type",
                "questions[0].fields[0].name",
                "compliance[0].type"
            );
    }

    [Fact]
    public void A_hostile_document_does_not_get_a_fault_for_each_of_its_bytes()
    {
        var json =
            $$"""{"title":"t","questions":[{{string.Join(',', Enumerable.Repeat("1", 50_000))}}]}""";

        SourceReader.ReadPosting(Encoding.UTF8.GetBytes(json), Id).Faults.Should().HaveCount(100);
    }

    [Theory]
    [InlineData("""{"id":1,"title":"t"}""", -1)]
    [InlineData("""{"title":"t"}""", 0)]
    public void An_id_is_greater_than_0(string json, long id) =>
        SourceReader
            .ReadPosting(Encoding.UTF8.GetBytes(json), id)
            .Faults.Should()
            .Contain(f => f.Path == "id" && f.Message.Contains("greater than 0"));
}
