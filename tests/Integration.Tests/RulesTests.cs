using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>The rules that come with a posting are those that its applications are judged by.</summary>
public sealed class RulesTests(RunningSystem system)
{
    private const string Sample = "/v1/boards/example/jobs/5172511002";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("first_name", "required max_length one_line words no_url")]
    [InlineData("email", "required max_length one_line email")]
    [InlineData("phone", "required max_length one_line no_url digits")]
    [InlineData("question_41", "required one_of max_choices")]
    [InlineData("question_42", "one_of")]
    [InlineData("location", "required max_length one_line words")]
    [InlineData("resume", "max_files file_not_empty file_bytes file_types")]
    [InlineData("educations", "required entries")]
    [InlineData("educations.school_name", "max_length one_line words")]
    [InlineData("educations.end_date", "required date not_before")]
    [InlineData("employments", "entries")]
    [InlineData("gender", "one_of max_choices")]
    [InlineData("demographic_answers.87", "required one_of max_choices max_length")]
    [InlineData("demographic_answers.88", "one_of max_length")]
    [InlineData("data_compliance.gdpr_processing_consent_given", "required")]
    public async Task A_field_has_its_rules(string field, string expected)
    {
        await DetailedBoard.PutAsync(system.Storage, Stop);

        var rules = await RulesOfAsync("/v1/boards/detailed/jobs/5172900002");

        rules["fields"]![field]!
            .AsArray()
            .Select(rule => (string)rule!["rule"]!)
            .Should()
            .Equal(expected.Split(' '));
    }

    [Fact]
    public async Task They_come_with_the_questions_only()
    {
        var without = await system.Http.GetFromJsonAsync<JsonObject>(Sample, Stop);
        var rules = await RulesOfAsync(Sample);

        without.Should().NotContainKey("rules");
        ((long)rules["limits"]!["file_bytes"]!).Should().Be(10 * 1024 * 1024);
        ((long)rules["form"]![0]!["values"]!["max"]!).Should().Be(25 * 1024 * 1024);
    }

    [Fact]
    public async Task Faults_have_codes_in_the_order_of_their_words()
    {
        var form = new ApplicationForm()
            .Set("first_name", new string('x', 300))
            .Set("last_name", null)
            .File("resume", "cv.pdf", []);

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(422);
        answer.Body["faults"]!
            .AsArray()
            .Select(f => $"{f!["field"]} {f["rule"]} {f["values"]!.ToJsonString()}")
            .Should()
            .Equal(
                """first_name max_length {"max":255,"length":300}""",
                "last_name required {}",
                "resume file_not_empty {}"
            );
        answer.FaultyFields.Should().Equal("first_name", "last_name", "resume");
    }

    [Fact]
    public async Task A_limit_that_is_set_is_served_and_held_to()
    {
        await using var services = system.Compose(change: s =>
            s.Configure<SubmissionLimits>(limits => limits.NameLength = 12)
        );
        var read = await services
            .GetRequiredService<ReadPostings>()
            .FindAsync("example", "5172511002", PostingParts.Questions, Stop);
        var rules = JsonNode.Parse(read.Document!.Bytes.Span)!["rules"]!["fields"]!;
        var tooLong = new ApplicationForm().Set("first_name", "Thirteen long");

        var outcome = await services.SubmitAsync(tooLong, Stop);

        ((int)rules["first_name"]![1]!["values"]!["max"]!).Should().Be(12);
        outcome
            .Should()
            .BeOfType<SubmitOutcome.Refused>()
            .Which.Problem.Faults.Should()
            .Contain(f => f.Field == "first_name" && f.Values["max"] == 12);
    }

    private async Task<JsonNode> RulesOfAsync(string posting) =>
        (await system.Http.GetFromJsonAsync<JsonObject>($"{posting}?questions=true", Stop))![
            "rules"
        ]!;
}
