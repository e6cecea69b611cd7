using ApplyFunctions.Core.Equality;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

/// <summary>Demographic and compliance questions, whose answers go another way than the application.</summary>
public sealed class EqualityRulesTests
{
    private const string Compliance = """
        "compliance":[
          {"type":"eeoc","description":"A statement.","questions":[]},
          {"type":"eeoc","questions":[{"label":"Gender","required":true,"fields":[{"name":"gender","type":"multi_value_single_select",
            "values":[{"label":"Decline","value":"3"},{"label":"Female","value":"2"},{"label":"Male","value":"1"}]}]}]},
          {"type":"eeoc","questions":[{"label":"Race","required":false,"fields":[{"name":"race","type":"multi_value_single_select",
            "values":[{"label":"Decline","value":"8"},{"label":"White","value":"5"}]}]}]}]
        """;

    private const string Demographics = """
        "demographic_questions":{"questions":[
          {"id":87,"label":"a","required":true,"type":"multi_value_single_select","answer_options":[{"id":194,"label":"x"},{"id":195,"label":"y"}]},
          {"id":88,"label":"b","required":false,"type":"multi_value_multi_select","answer_options":[{"id":212,"label":"x","free_form":true}]}]}
        """;

    private const string Consented = """
        ,"data_compliance":[{"type":"gdpr","demographic_data_consent_applies":true}]
        """;

    [Theory]
    [InlineData("\"gender\":2", "gender=2")]
    [InlineData("\"gender\":\"2\",\"race\":\"5\"", "gender=2;race=5")]
    [InlineData("\"gender\":[\"3\"],\"race\":\"\",\"veteran_status\":1", "gender=3")]
    public async Task Compliance_answers_are_equality_answers(string body, string expected)
    {
        var judged = await Judgement.OfJsonAsync(Compliance, body);

        Told(judged.Taken.EqualityAnswers).Should().Be(expected);
        judged.Taken.Answers.Should().BeEmpty();
        judged.Taken.EqualityAnswers.Select(a => a.RecordKey).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("", "gender", "declining to answer")]
    [InlineData("\"gender\":null", "gender", "declining to answer")]
    [InlineData("\"gender\":\"4\"", "gender", "not one of")]
    [InlineData("\"gender\":true", "gender", "not one of")]
    [InlineData("\"gender\":[1,2]", "gender", "only one")]
    [InlineData("\"gender\":{\"value\":1}", "gender", "one of the options")]
    [InlineData("\"gender\":1,\"race\":\"white\"", "race", "not one of")]
    public async Task They_are_held_against_their_options(string body, string field, string says)
    {
        var judged = await Judgement.OfJsonAsync(Compliance, body);

        judged.Fields.Should().Equal(field);
        judged.Message(field).Should().Contain(says);
    }

    [Fact]
    public async Task A_compliance_field_is_one_wherever_the_posting_has_it()
    {
        const string posting = """
            "questions":[{"label":"Gender","required":false,"fields":[{"name":"gender","type":"multi_value_single_select","values":[{"label":"F","value":2}]}]},
              {"label":"Veteran","required":true,"fields":[{"name":"veteran_status","type":"input_text","values":[]}]}]
            """;

        var judged = await Judgement.OfJsonAsync(
            posting,
            "\"gender\":2,\"veteran_status\":\"yes\""
        );

        judged.Fields.Should().BeEmpty();
        Told(judged.Taken.EqualityAnswers).Should().Be("gender=2");
        judged.Taken.Answers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("[{\"question_id\":87,\"answer_options\":[{\"answer_option_id\":194}]}]", "87=194")]
    [InlineData(
        "[{\"question_id\":\"87\",\"answer_options\":{\"answer_option_id\":\"194\"}}]",
        "87=194"
    )]
    [InlineData(
        "[{\"question_id\":87,\"answer_options\":[{\"answer_option_id\":194}]},{\"question_id\":88,\"answer_options\":null}]",
        "87=194"
    )]
    [InlineData(
        "[{\"question_id\":87,\"answer_options\":[{\"answer_option_id\":194}]},{\"question_id\":null,\"answer_options\":[]}]",
        "87=194"
    )]
    [InlineData(
        "[{\"question_id\":87,\"answer_options\":[{\"answer_option_id\":194},{\"answer_option_id\":null}]}]",
        "87=194"
    )]
    [InlineData(
        "{\"0\":{\"question_id\":87,\"answer_options\":{\"0\":{\"answer_option_id\":194}}}}",
        "87=194"
    )]
    [InlineData("{\"87\":194,\"88\":[\"212\"]}", "87=194;88=212")]
    [InlineData(
        "[{\"question_id\":88,\"answer_options\":[{\"answer_option_id\":212,\"text\":\"Mine\"}]},{\"question_id\":87,\"answer_options\":[194]}]",
        "87=194;88=212:Mine"
    )]
    public async Task Demographic_answers_come_in_many_shapes(string answers, string expected)
    {
        var judged = await Judgement.OfJsonAsync(
            Demographics,
            $"\"demographic_answers\":{answers}"
        );

        Told(judged.Taken.EqualityAnswers).Should().Be(expected);
    }

    [Theory]
    [InlineData("[\"87\"]")]
    [InlineData("[{\"question_id\":\"gender\",\"answer_options\":[]}]")]
    [InlineData("[{\"question_id\":87,\"answer_options\":[\"none\"]}]")]
    public async Task Other_shapes_are_told(string answers)
    {
        var judged = await Judgement.OfJsonAsync(
            Demographics,
            $"\"demographic_answers\":{answers}"
        );

        judged.Fields.Should().Contain("demographic_answers");
    }

    [Fact]
    public async Task Without_the_consent_that_they_need_equality_answers_are_not_taken()
    {
        const string body = """
            "gender":2,"demographic_answers":[{"question_id":87,"answer_options":[{"answer_option_id":194}]}]
            """;
        var posting = $"{Compliance},{Demographics}{Consented}";

        var without = await Judgement.OfJsonAsync(posting, body);
        var nothing = await Judgement.OfJsonAsync(posting, "");
        var with = await Judgement.OfJsonAsync(
            posting,
            $"{body},\"data_compliance\":{{\"gdpr_demographic_data_consent_given\":true}}"
        );

        without.Taken.EqualityAnswers.Should().BeEmpty();
        nothing
            .Taken.EqualityAnswers.Should()
            .BeEmpty("nothing is demanded that would not be kept");
        Told(with.Taken.EqualityAnswers).Should().Be("87=194;gender=2");
        with.Taken.Details.Consents.Given.Should().Equal("gdpr_demographic_data_consent_given");
    }

    private static string Told(IEnumerable<EqualityAnswer> answers) =>
        string.Join(
            ';',
            answers
                .Select(a =>
                    $"{a.Question}={string.Join('+', a.Options)}{(a.FreeText is { } text ? $":{text}" : "")}"
                )
                .Order(StringComparer.Ordinal)
        );
}
