using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class ReadPostingsTests
{
    private const PostingParts All =
        PostingParts.Content | PostingParts.Questions | PostingParts.Pay;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_posting_leaves_out_is_there_as_clients_expect_it()
    {
        var board = new BoardOfTests("{}", "{}");

        var job = await FindAsync(board, All);

        job["rules"]!["fields"].Should().NotBeNull();
        job.Remove("rules");
        job.ToJsonString()
            .Should()
            .Be(
                JsonNode
                    .Parse(
                        """
                        {"id":1,"title":"Gardener 1","absolute_url":null,"language":null,"application_deadline":null,
                        "application_deadline_time_zone":null,"first_published":null,"updated_at":null,"internal_job_id":null,
                        "requisition_id":null,"location":{"name":""},"data_compliance":[],"metadata":null,"company_name":"Orchard",
                        "accepting_applications":true,"content":"","departments":[],"offices":[],"questions":[],
                        "location_questions":[],"compliance":[],"demographic_questions":null,"pay_input_ranges":[]}
                        """
                    )!
                    .ToJsonString()
            );
    }

    [Fact]
    public async Task What_a_posting_has_is_served_as_it_came()
    {
        const string given = """
            {"id":5,"title":"Grower \"of\" pears & <apples> – 🍐\u2028","absolute_url":"https://careers.example.com/5","language":"en",
            "first_published":"2026-01-01T00:00:00Z","updated_at":"2026-01-02T10:00:00-04:00","internal_job_id":50,
            "requisition_id":"R-5","location":{"name":"Leeds","x":1},"content":"&lt;p&gt;Hi&lt;/p&gt;",
            "departments":[{"id":1,"name":"Trees","parent_id":null,"child_ids":[]}],
            "offices":[{"id":2,"name":"North","location":"Leeds, UK","parent_id":null,"child_ids":null}],"education":"education_required",
            "data_compliance":[{"type":"gdpr","requires_consent":true,"requires_processing_consent":null,"requires_retention_consent":null,
            "retention_period":180,"demographic_data_consent_applies":null}],
            "metadata":[{"id":9,"name":"Team","value":["a","b"],"value_type":"multi_select"}],"company_name":"Orchard North",
            "pay_input_ranges":[{"min_cents":1,"max_cents":null,"currency_type":"GBP","title":null,"blurb":null}],"employment":"x",
            "questions":[],"location_questions":[],"compliance":[],"demographic_questions":null}
            """;
        var board = new BoardOfTests("{}", given);

        var job = await FindAsync(board, All, "5");

        foreach (var (key, value) in JsonNode.Parse(given)!.AsObject())
        {
            JsonNode.DeepEquals(job[key], value).Should().BeTrue(key);
        }

        job.Should().NotContainKeys("status", "section");
        var bytes = (await board.Reads.FindAsync("orchard", "5", All, Stop)).Document!.Bytes;
        bytes.Span.IndexOf("pears & <apples> – "u8).Should().BePositive("text stays readable");
        bytes.Span.IndexOf("\u2028"u8).Should().Be(-1, "it ends a line of a script");
    }

    [Fact]
    public async Task Fields_without_values_have_an_empty_list_of_them()
    {
        const string question =
            """{"label":"q","required":true,"fields":[{"name":"a","type":"input_text"}]}""";
        var board = new BoardOfTests(
            "{}",
            $$"""{"questions":[{{question}}],"location_questions":[{{question}}],"compliance":[{"type":"eeoc","questions":[{{question}}]},{"type":"eeoc"}]}"""
        );

        var job = await FindAsync(board, PostingParts.Questions);

        string[] paths =
        [
            job["questions"]![0]!["fields"]![0]!["values"]!.ToJsonString(),
            job["location_questions"]![0]!["fields"]![0]!["values"]!.ToJsonString(),
            job["compliance"]![0]!["questions"]![0]!["fields"]![0]!["values"]!.ToJsonString(),
            job["compliance"]![1]!["questions"]!.ToJsonString(),
        ];
        paths.Should().AllBe("[]");
    }

    [Fact]
    public async Task A_list_is_made_once_until_a_posting_opens_or_closes()
    {
        var board = new BoardOfTests(
            "{}",
            """{"id":1,"application_deadline":"2026-03-02T13:00:00"}""",
            """{"id":2,"first_published":"2026-03-02T14:00:00Z"}"""
        );

        var first = await ListAsync(board, "12:00:00");
        var same = await ListAsync(board, "12:59:59");
        var closed = await ListAsync(board, "13:00:00");
        var stillClosed = await ListAsync(board, "13:59:59");
        var opened = await ListAsync(board, "14:00:00");
        var back = await ListAsync(board, "12:00:00");

        same.Should().BeSameAs(first);
        stillClosed.Should().BeSameAs(closed);
        new[] { first, closed, opened, back }
            .Select(d => State(d!))
            .Should()
            .Equal("1 True", "1 False", "1 False, 2 True", "1 True");
        new[] { first!.Tag, closed!.Tag, opened!.Tag }.Should().OnlyHaveUniqueItems();
        back!.Tag.Should().Be(first.Tag);
    }

    [Theory]
    [InlineData("ORCHARD", "1", Missing.Nothing)]
    [InlineData("orchard", "0001", Missing.Nothing)]
    [InlineData("orchard", "2", Missing.Posting)]
    [InlineData("orchard", "-1", Missing.Posting)]
    [InlineData("orchard", "+1", Missing.Posting)]
    [InlineData("orchard", " 1", Missing.Posting)]
    [InlineData("orchard", "1.0", Missing.Posting)]
    [InlineData("orchard", "", Missing.Posting)]
    [InlineData("orchard", null, Missing.Posting)]
    [InlineData("orchard", "99999999999999999999", Missing.Posting)]
    [InlineData("meadow", "1", Missing.Postings)]
    [InlineData("../orchard", "1", Missing.Postings)]
    public async Task A_posting_is_found_by_its_digits_alone(
        string token,
        string? id,
        Missing missing
    )
    {
        var board = new BoardOfTests("{}", "{}");

        var reading = await board.Reads.FindAsync(token, id, PostingParts.Summary, Stop);

        reading.Missing.Should().Be(missing);
        (reading.Document is not null).Should().Be(missing == Missing.Nothing);
    }

    private static string State(WireDocument list) =>
        string.Join(
            ", ",
            JsonNode.Parse(list.Bytes.Span)!["jobs"]!
                .AsArray()
                .Select(j => $"{j!["id"]} {(bool)j["accepting_applications"]!}")
        );

    private static async Task<JsonObject> FindAsync(
        BoardOfTests board,
        PostingParts parts,
        string id = "1"
    ) => (await board.Reads.FindAsync(BoardOfTests.Token, id, parts, Stop)).Json();

    private static async Task<WireDocument?> ListAsync(BoardOfTests board, string time)
    {
        board.Now = DateTimeOffset.Parse($"2026-03-02T{time}Z", CultureInfo.InvariantCulture);
        return (await board.Reads.ListAsync("orchard", PostingParts.Summary, Stop)).Document;
    }
}
