using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class LocationRulesTests
{
    private const string Unasked = "\"location_questions\":[]";

    [Fact]
    public async Task A_place_with_both_coordinates_is_kept_wherever_it_is_sent()
    {
        const string body =
            "\"location\":\"110 5th Ave\",\"latitude\":\"40.7376671\",\"longitude\":-73.9929196";

        var unasked = await Judgement.OfJsonAsync(Unasked, body);
        var asked = await Judgement.OfJsonAsync(Asked(required: true), body);

        var expected = new ApplicantLocation("110 5th Ave", 40.7376671, -73.9929196);
        unasked.Taken.Details.Location.Should().Be(expected);
        asked.Taken.Details.Location.Should().Be(expected);
        asked.Taken.Answers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"location\":\"Kyiv\"")]
    [InlineData("\"location\":\"Kyiv\",\"latitude\":\"\",\"longitude\":null")]
    [InlineData("\"location\":\"Kyiv\",\"latitude\":50.45")]
    public async Task Without_coordinates_it_is_kept_only_where_it_is_asked_for(string body)
    {
        var unasked = await Judgement.OfJsonAsync(Unasked, body);
        var asked = await Judgement.OfJsonAsync(Asked(required: true), body);
        var inQuestions = await Judgement.OfJsonAsync(
            Asked(required: true)
                .Replace("location_questions", "questions", StringComparison.Ordinal),
            body
        );

        unasked.Taken.Details.Location.Should().BeNull();
        asked.Taken.Details.Location.Should().Be(new ApplicantLocation("Kyiv", null, null));
        inQuestions.Taken.Details.Location.Should().Be(asked.Taken.Details.Location);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"location\":\" \"")]
    [InlineData("\"latitude\":50.45,\"longitude\":30.52")]
    public async Task A_required_place_must_be_there_and_an_optional_one_need_not(string body)
    {
        var required = await Judgement.OfJsonAsync(Asked(required: true), body);
        var optional = await Judgement.OfJsonAsync(Asked(required: false), body);

        required.Fields.Should().Equal("location");
        required.Message("location").Should().Be("Location is required.");
        optional.Taken.Details.Location.Should().BeNull();
    }

    [Theory]
    [InlineData("90.1", "0", "latitude")]
    [InlineData("-91", "0", "latitude")]
    [InlineData("north", "0", "latitude")]
    [InlineData("NaN", "0", "latitude")]
    [InlineData("51,5", "0", "latitude")]
    [InlineData("0", "180.5", "longitude")]
    [InlineData("0", "1e9", "longitude")]
    [InlineData("x", "y", "latitude,longitude")]
    public async Task Coordinates_must_be_on_the_globe(string latitude, string longitude, string at)
    {
        var judged = await Judgement.OfJsonAsync(
            Unasked,
            $"\"location\":\"Kyiv\",\"latitude\":\"{latitude}\",\"longitude\":\"{longitude}\""
        );

        judged.Fields.Should().Equal(at.Split(','));
        judged.Message(judged.Fields[0]).Should().Contain("degrees");
    }

    [Fact]
    public async Task Other_questions_about_the_place_are_questions_like_any()
    {
        const string posting = """
            "location_questions":[{"label":"Country","required":true,"fields":[{"name":"country","type":"input_text"}]}]
            """;

        var missing = await Judgement.OfJsonAsync(posting, "");
        var given = await Judgement.OfJsonAsync(posting, "\"country\":\"Ukraine\"");

        missing.Fields.Should().Equal("country");
        given.Taken.Answers.Should().ContainSingle().Which.Values.Should().Equal("Ukraine");
    }

    // As Greenhouse serves it: longitude first, and all three required.
    private static string Asked(bool required) =>
        """
            "location_questions":[
              {"label":"Longitude","required":@,"fields":[{"name":"longitude","type":"input_hidden","values":[]}]},
              {"label":"Latitude","required":@,"fields":[{"name":"latitude","type":"input_hidden","values":[]}]},
              {"label":"Location","required":@,"fields":[{"name":"location","type":"input_text","values":[]}]}]
            """.Replace("@", required ? "true" : "false", StringComparison.Ordinal);
}
