using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class FormRulesTests
{
    private const string Longest =
        "a123456789b123456789c123456789d123456789e123456789f123456789g123456789h123456789i123456789j123456789";

    [Theory]
    [InlineData("""[{"label":"q","fields":[]}]""", "questions[0].fields", "has no fields")]
    [InlineData("""[{"label":"q"}]""", "questions[0].fields", "has no fields")]
    [InlineData("""[null]""", "questions[0]", "must be an object")]
    [InlineData(
        """[{"label":null,"fields":[{"name":"a","type":"textarea"}]}]""",
        "questions[0].label",
        "required"
    )]
    [InlineData(
        """[{"label":"q","required":1,"fields":[{"name":"a","type":"textarea"}]}]""",
        "questions[0].required",
        "true or false"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "required"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a/b","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "letters, digits"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"[]","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "letters, digits"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a[b]","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "letters, digits"
    )]
    [InlineData(
        $$"""[{"label":"q","fields":[{"name":"{{Longest}}x","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "at most 100"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a"}]}]""",
        "questions[0].fields[0].type",
        "required"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"date"}]}]""",
        "questions[0].fields[0].type",
        "one of input_file"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a[]","type":"textarea"},{"name":"A","type":"textarea"}]}]""",
        "questions[0].fields[1].name",
        "Another field has this name"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"textarea"}]},{"label":"r","fields":[{"name":"a","type":"textarea"}]}]""",
        "questions[1].fields[0].name",
        "Another field has this name"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"educations","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "something else"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"id","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "something else"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"gender","type":"textarea"}]}]""",
        "questions[0].fields[0].name",
        "under compliance"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"email","type":"input_file"}]}]""",
        "questions[0].fields[0].type",
        "must be of type input_text"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"resume","type":"textarea"}]}]""",
        "questions[0].fields[0].type",
        "must be of type input_file"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"f","type":"input_file"},{"name":"f_url","type":"input_text"}]}]""",
        "questions[0].fields[1].name",
        "The file f may arrive"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"f_content_filename","type":"input_text"},{"name":"f","type":"input_file"}]}]""",
        "questions[0].fields[0].name",
        "The file f may arrive"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"f","type":"input_file"}]},{"label":"r","fields":[{"name":"f_text","type":"textarea"}]}]""",
        "questions[1].fields[0].name",
        "in place of the file f"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"f","type":"input_file"},{"name":"f_text","type":"input_file"}]}]""",
        "questions[0].fields[1].name",
        "in place of the file f"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"multi_value_single_select","values":[]}]}]""",
        "questions[0].fields[0].values",
        "nothing to choose from"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a[]","type":"multi_value_multi_select"}]}]""",
        "questions[0].fields[0].values",
        "nothing to choose from"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"multi_value_single_select","values":[{"value":1}]}]}]""",
        "questions[0].fields[0].values[0].label",
        "required"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"multi_value_single_select","values":[{"label":"l"}]}]}]""",
        "questions[0].fields[0].values[0].value",
        "a number or a text"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"multi_value_single_select","values":[{"label":"l","value":[1]}]}]}]""",
        "questions[0].fields[0].values[0].value",
        "a number or a text"
    )]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"multi_value_single_select","values":[{"label":"l","value":1},{"label":"m","value":"1"}]}]}]""",
        "questions[0].fields[0].values[1].value",
        "Another option has this value"
    )]
    public void Questions(string questions, string path, string message) =>
        Check("questions", questions, path, message);

    [Theory]
    [InlineData(
        """[{"label":"City","fields":[{"name":"city","type":"input_text"}]}]""",
        "location_questions[0].fields[0].name",
        "one of location, latitude, longitude"
    )]
    public void Location_questions(string questions, string path, string message) =>
        Check("location_questions", questions, path, message);

    [Theory]
    [InlineData("""[{"type":"other"}]""", "compliance[0].type", "one of eeoc")]
    [InlineData(
        """[{"type":"eeoc","questions":{}}]""",
        "compliance[0].questions",
        "must be a list"
    )]
    [InlineData(
        """[{"type":"eeoc","questions":[{"label":"q","fields":[{"name":"age","type":"multi_value_single_select","values":[{"label":"l","value":"1"}]}]}]}]""",
        "compliance[0].questions[0].fields[0].name",
        "one of gender, race"
    )]
    [InlineData(
        """[{"type":"eeoc","questions":[{"label":"q","fields":[{"name":"race","type":"multi_value_single_select","values":[{"label":"l","value":1}]}]}]}]""",
        "compliance[0].questions[0].fields[0].values[0].value",
        "texts, in quotes"
    )]
    [InlineData(
        """[{"type":"eeoc","questions":[{"label":"q","fields":[{"name":"race","type":"multi_value_single_select","values":[{"label":"l","value":"1"}]}]}]},{"type":"eeoc","questions":[{"label":"q","fields":[{"name":"race","type":"multi_value_single_select","values":[{"label":"l","value":"1"}]}]}]}]""",
        "compliance[1].questions[0].fields[0].name",
        "Another field has this name"
    )]
    public void Compliance(string sections, string path, string message) =>
        Check("compliance", sections, path, message);

    [Theory]
    [InlineData(
        """{"questions":[{"label":"q","type":"multi_value_single_select","answer_options":[{"id":1,"label":"a"}]}]}""",
        "demographic_questions.questions[0].id",
        "required"
    )]
    [InlineData(
        """{"questions":[{"id":1,"label":"q","type":"textarea","answer_options":[{"id":1,"label":"a"}]}]}""",
        "demographic_questions.questions[0].type",
        "one of multi_value_single_select"
    )]
    [InlineData(
        """{"questions":[{"id":1,"label":"q","type":"multi_value_single_select","answer_options":[]}]}""",
        "demographic_questions.questions[0].answer_options",
        "nothing to choose from"
    )]
    [InlineData(
        """{"questions":[{"id":1,"label":"q","type":"multi_value_single_select","answer_options":[{"id":1,"label":"a"},{"id":1,"label":"b"}]}]}""",
        "demographic_questions.questions[0].answer_options[1].id",
        "occurs twice"
    )]
    [InlineData(
        """{"questions":[{"id":1,"label":"q","type":"multi_value_single_select","answer_options":[{"id":1,"label":"a","free_form":"no"}]}]}""",
        "demographic_questions.questions[0].answer_options[0].free_form",
        "true or false"
    )]
    [InlineData("""["x"]""", "demographic_questions", "must be an object")]
    public void Demographic_questions(string section, string path, string message) =>
        Check("demographic_questions", section, path, message);

    [Fact]
    public void There_are_at_most_50_demographic_questions()
    {
        var questions = Enumerable
            .Range(1, 51)
            .Select(i =>
                $$"""{"id":{{i}},"label":"q","type":"multi_value_single_select","answer_options":[{"id":1,"label":"a"}]}"""
            );

        Check(
            "demographic_questions",
            $$"""{"questions":[{{string.Join(',', questions)}}]}""",
            "demographic_questions.questions",
            "at most 50"
        );
    }

    [Theory]
    [InlineData($$"""[{"label":"q","fields":[{"name":"{{Longest}}","type":"textarea"}]}]""")]
    [InlineData(
        """[{"label":"q","fields":[{"name":"f","type":"input_file"},{"name":"f_text","type":"textarea"}]}]"""
    )]
    [InlineData("""[{"label":"q","fields":[{"name":"g_url","type":"input_text"}]}]""")]
    [InlineData(
        """[{"label":"q","fields":[{"name":"a","type":"multi_value_single_select","values":[{"label":"Yes","value":true},{"label":"No","value":false}]}]}]"""
    )]
    public void What_is_no_fault(string questions) =>
        FaultsOf("questions", questions).Should().BeEmpty();

    private static void Check(string key, string value, string path, string message)
    {
        var faults = FaultsOf(key, value);

        faults.Should().ContainSingle().Which.Path.Should().Be(path);
        faults[0].Message.Should().Contain(message);
    }

    private static IReadOnlyList<DocumentFault> FaultsOf(string key, string value) =>
        SourceReader
            .ReadPosting(new JsonObject { ["title"] = "t", [key] = JsonNode.Parse(value) }, 7)
            .Faults;
}
