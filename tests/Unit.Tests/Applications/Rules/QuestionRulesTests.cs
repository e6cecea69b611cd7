using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class QuestionRulesTests
{
    private const string YesOrNo = """
        "questions":[{"label":"Agree?","required":true,"fields":[{"name":"question_1","type":"multi_value_single_select",
          "values":[{"label":"Yes","value":1},{"label":"No","value":0}]}]}]
        """;

    private const string Several = """
        "questions":[{"label":"Which?","required":true,"fields":[{"name":"question_2[]","type":"multi_value_multi_select",
          "values":[{"label":"A","value":114986917002},{"label":"B","value":114986918002}]}]}]
        """;

    [Theory]
    [InlineData("1", "Yes")]
    [InlineData("\"1\"", "Yes")]
    [InlineData("true", "Yes")]
    [InlineData("\"true\"", "Yes")]
    [InlineData("\"on\"", "Yes")]
    [InlineData("[1]", "Yes")]
    [InlineData("0", "No")]
    [InlineData("\"0\"", "No")]
    [InlineData("false", "No")]
    [InlineData("\"False\"", "No")]
    [InlineData("[\"0\"]", "No")]
    public async Task Yes_and_no_are_spelled_in_many_ways(string sent, string label)
    {
        var judged = await Judgement.OfJsonAsync(YesOrNo, $"\"question_1\":{sent}");

        var answer = judged.Taken.Answers.Should().ContainSingle().Which;
        answer.Labels.Should().Equal(label);
        answer.Values.Should().Equal(label == "Yes" ? "1" : "0");
    }

    [Theory]
    [InlineData("\"\"", "required")]
    [InlineData("null", "required")]
    [InlineData("[]", "required")]
    [InlineData("[null]", "required")]
    [InlineData("2", "not one of")]
    [InlineData("\"perhaps\"", "not one of")]
    [InlineData("[0,1]", "only one")]
    [InlineData("{\"value\":1}", "one of the options")]
    [InlineData("[[0,1]]", "one of the options")]
    public async Task Anything_else_is_no_answer_or_a_wrong_one(string sent, string says)
    {
        var judged = await Judgement.OfJsonAsync(YesOrNo, $"\"question_1\":{sent}");

        judged.Fields.Should().Equal("question_1");
        judged.Message("question_1").Should().Contain(says);
    }

    [Theory]
    [InlineData("\"question_2\":[114986917002,114986918002]", "A,B")]
    [InlineData("\"question_2[]\":[\"114986918002\",\"114986917002\"]", "B,A")]
    [InlineData("\"question_2\":\"114986917002\"", "A")]
    [InlineData("\"question_2[]\":114986917002", "A")]
    [InlineData("\"question_2\":[114986917002,\"114986917002\"]", "A")]
    [InlineData("\"question_2\":[\"\",\"114986917002\"]", "A")]
    [InlineData("\"question_2\":{\"0\":\"114986917002\",\"1\":\"114986918002\"}", "A,B")]
    [InlineData("\"question_2\":[[\"114986917002\"],[\"114986918002\"]]", "A,B")]
    public async Task Several_options_come_in_many_shapes(string body, string labels)
    {
        var judged = await Judgement.OfJsonAsync(Several, body);

        judged.Taken.Answers.Single().Labels.Should().Equal(labels.Split(','));
    }

    [Theory]
    [InlineData("question_2[]=114986917002&question_2[]=114986918002")]
    [InlineData("question_2[][]=114986917002&question_2[][]=114986918002")]
    [InlineData("question_2[0]=114986917002&question_2[1]=114986918002")]
    [InlineData("question_2[]=&question_2[]=114986917002&question_2[]=114986918002")]
    public async Task Forms_name_several_in_several_ways(string form)
    {
        var judged = await Judgement.OfFormAsync(Several, form);

        judged.Taken.Answers.Single().Labels.Should().Equal("A", "B");
    }

    [Theory]
    [InlineData("true", "not one of")]
    [InlineData("114986919002", "not one of")]
    [InlineData("{}", "one of the options")]
    public async Task A_wrong_option_is_told(string sent, string says)
    {
        var judged = await Judgement.OfJsonAsync(Several, $"\"question_2\":{sent}");

        judged.Message("question_2").Should().Contain(says);
    }

    [Fact]
    public async Task A_hidden_question_is_kept_when_it_is_filled_and_never_demanded()
    {
        const string posting = """
            "questions":[{"label":"Campaign","required":true,"fields":[{"name":"question_3","type":"input_hidden","values":[]}]}]
            """;

        var empty = await Judgement.OfJsonAsync(posting, "");
        var filled = await Judgement.OfJsonAsync(posting, "\"question_3\":\"spring\"");

        empty.Taken.Answers.Should().BeEmpty();
        filled.Taken.Answers.Single().Values.Should().Equal("spring");
    }

    [Fact]
    public async Task What_is_not_asked_for_is_left_out()
    {
        var judged = await Judgement.OfJsonAsync(
            "\"questions\":[]",
            """
            "question_9":{"deep":[1]},"id":7,"submit_button":"Go","mapped_url_token":{"a":1},"applicant_ip":"192.0.2.1"
            """
        );

        judged.Taken.Answers.Should().BeEmpty();
        judged.Taken.Source.Should().BeNull();
    }
}
