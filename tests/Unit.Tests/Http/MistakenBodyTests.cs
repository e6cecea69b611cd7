using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

/// <summary>Bodies whose header is wrong or missing in a way that clients in use are known for.</summary>
public sealed class MistakenBodyTests
{
    private const string Plain = "text/plain;charset=UTF-8";

    [Theory]
    [InlineData(Json, "id=721&first_name=Ada&email=ada%40example.com")]
    [InlineData(null, "id=721&first_name=Ada&email=ada%40example.com")]
    [InlineData(Plain, "id=721&first_name=Ada&email=ada%40example.com")]
    [InlineData(null, """{"id":"721","first_name":"Ada","email":"ada@example.com"}""")]
    [InlineData(
        Plain,
        "\uFEFF \n{\"id\":\"721\",\"first_name\":\"Ada\",\"email\":\"ada@example.com\"}"
    )]
    public async Task What_it_is_counts_for_more_than_what_it_is_called(
        string? type,
        string body
    ) =>
        (await ReadAsync(type, body))
            .Tree()
            .Should()
            .Be("{'id':'721','first_name':'Ada','email':'ada@example.com'}");

    [Theory]
    [InlineData(Json)]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; charset=utf-8")]
    [InlineData("application/json; boundary=b")]
    [InlineData(null)]
    public async Task A_form_in_parts_needs_no_boundary_in_its_header(string? type)
    {
        var reading = await ReadAsync(
            type,
            Whole(Field("first_name", "Ada"), File("resume", "cv.pdf", [1, 2, 3]))
        );

        reading.Tree().Should().Be("{'first_name':'Ada'}");
        using var submission = reading.Submission!;
        submission.Files.Should().ContainSingle().Which.Content.Length.Should().Be(3);
    }

    [Theory]
    [InlineData(
        """{"data_compliance[gdpr_consent_given]":true}""",
        "{'data_compliance':{'gdpr_consent_given':true}}"
    )]
    [InlineData("""{"a[][b]":1,"a[][c]":2,"a[][b]":3}""", "{'a':[{'b':1,'c':2},{'b':3}]}")]
    [InlineData(
        """{"question_1[]":[1,2],"question_2[][]":[3]}""",
        "{'question_1':[1,2],'question_2':[3]}"
    )]
    [InlineData("""{"a":{"b[c]":1}}""", "{'a':{'b[c]':1}}")]
    [InlineData("""{"[a]":1,"b[":2}""", "{'[a]':1,'b[':2}")]
    public async Task Names_of_a_flattened_form_nest_in_json_too(string json, string tree) =>
        (await ReadAsync(Json, json)).Tree().Should().Be(tree);

    [Fact]
    public async Task A_flattened_name_that_contradicts_another_is_refused() =>
        (await ReadAsync(Json, """{"a":1,"a[b]":2}"""))
            .Problem!.Code.Should()
            .Be("conflicting-fields");

    [Theory]
    [InlineData(Json, "x")]
    [InlineData(Json, "=x")]
    [InlineData(Json, "-- x")]
    public async Task Json_that_is_nothing_else_either_is_malformed_json(
        string type,
        string body
    ) => (await ReadAsync(type, body)).Problem!.Code.Should().Be("malformed-json");
}
