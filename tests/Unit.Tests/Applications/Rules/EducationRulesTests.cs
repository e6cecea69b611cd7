using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Education;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class EducationRulesTests
{
    private const string Required = "\"education\":\"education_required\"";
    private const string Optional = "\"education\":\"education_optional\"";

    private const string Whole = """
        "school_name_id":"31","degree_id":11,"discipline_id":"22","start_date":{"month":"9","year":"2012"},"end_date":{"month":6,"year":2016}
        """;

    private static readonly EducationLists Lists = new(
        new EducationList([new EducationItem(11, "Bachelor")]),
        new EducationList([new EducationItem(22, "Physics")]),
        new EducationList([new EducationItem(31, "University of Nowhere")])
    );

    private static readonly EducationEntry Expected = new(
        new EducationChoice(31, "University of Nowhere"),
        new EducationChoice(11, "Bachelor"),
        new EducationChoice(22, "Physics"),
        new MonthAndYear(2012, 9),
        new MonthAndYear(2016, 6)
    );

    [Theory]
    [InlineData("[{@}]")]
    [InlineData("{@}")]
    [InlineData("""{"0":{@}}""")]
    [InlineData("""[{},{@},{"school_name_id":"","degree_id":null,"start_date":{"month":null}}]""")]
    public async Task An_education_is_kept_with_the_words_of_the_lists(string educations)
    {
        var body = $"\"educations\":{educations.Replace("@", Whole, StringComparison.Ordinal)}";

        var judged = await Judgement.OfJsonAsync(Required, body, lists: Lists);

        judged.Taken.Details.Educations.Should().Equal(Expected);
    }

    [Theory]
    [InlineData("educations[][]")]
    [InlineData("educations[]")]
    [InlineData("educations[0]")]
    public async Task Forms_name_the_fields_in_several_ways(string prefix)
    {
        var outer = prefix.Replace("[][]", "[]", StringComparison.Ordinal);
        string Field(string name) =>
            prefix == "educations[]" ? $"{outer}{name}" : $"{outer}[{name}]";
        var form =
            $"{Field("school_name_id")}=31&{Field("degree_id")}=1011&{Field("discipline_id")}=2148"
            + $"&{Field("start_date")}[month]=09&{Field("start_date")}[year]=2012"
            + $"&{Field("end_date")}[month]=6&{Field("end_date")}[year]=2016";

        var judged = await Judgement.OfFormAsync(Optional, form);

        var education = judged.Taken.Details.Educations.Should().ContainSingle().Which;
        education.Start.Should().Be(Expected.Start);
        education.End.Should().Be(Expected.End);
        education.School.Should().Be(new EducationChoice(31, null));
    }

    [Theory]
    [InlineData("\"education\":\"education_hidden\"")]
    [InlineData("\"company_name\":\"c\"")]
    public async Task What_the_posting_does_not_ask_for_is_left_out(string posting)
    {
        var judged = await Judgement.OfJsonAsync(posting, "\"educations\":[{\"degree_id\":\"x\"}]");

        judged.Taken.Details.Educations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"educations\":null")]
    [InlineData("\"educations\":[]")]
    [InlineData("\"educations\":\"\"")]
    [InlineData("\"educations\":[{\"school_name_id\":\"\",\"start_date\":{\"year\":\"\"}}]")]
    public async Task Where_it_is_required_there_must_be_one(string body)
    {
        var required = await Judgement.OfJsonAsync(Required, body);
        var optional = await Judgement.OfJsonAsync(Optional, body);

        required.Fields.Should().Equal("educations");
        required.Message("educations").Should().Contain("Add at least one");
        optional.Taken.Details.Educations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"school_name_id\":32", "school_name_id", "not one of this board's list")]
    [InlineData("\"school_name_id\":\"MIT\"", "school_name_id", "Send a name as school_name")]
    [InlineData("\"school_name_id\":null", "school_name_id", "required")]
    [InlineData("\"degree_id\":\"-11\"", "degree_id", "whole number")]
    [InlineData("\"degree_id\":{\"id\":11}", "degree_id", "whole number")]
    [InlineData("\"discipline_id\":2.5", "discipline_id", "whole number")]
    [InlineData("\"discipline_id\":\"\",\"discipline\":\"\\u0007\"", "discipline", "by hand")]
    [InlineData("\"start_date\":null", "start_date", "required")]
    [InlineData("\"start_date\":{\"month\":9}", "start_date", "no year")]
    [InlineData("\"start_date\":{\"month\":13,\"year\":2012}", "start_date", "1 to 12")]
    [InlineData("\"start_date\":{\"month\":0,\"year\":2012}", "start_date", "1 to 12")]
    [InlineData("\"start_date\":{\"month\":\"May\",\"year\":2012}", "start_date", "1 to 12")]
    [InlineData("\"end_date\":{\"year\":16}", "end_date", "four digits")]
    [InlineData("\"end_date\":\"soon\"", "end_date", "not a date")]
    [InlineData("\"end_date\":\"2016-13\"", "end_date", "not a date")]
    [InlineData("\"end_date\":[\"2015\",\"2016\"]", "end_date", "not a date")]
    [InlineData("\"end_date\":{\"month\":8,\"year\":2012}", "end_date", "before the start")]
    [InlineData("\"end_date\":\"2011\"", "end_date", "before the start")]
    public async Task A_fault_is_named_by_entry_and_field(string change, string field, string says)
    {
        var name = change[1..change.IndexOf('"', 1)];
        var whole = string.Join(
            ',',
            Whole
                .Trim()
                .Split(",\"", StringSplitOptions.None)
                .Select((part, i) => i == 0 ? part : $"\"{part}")
                .Where(part => !part.StartsWith($"\"{name}\"", StringComparison.Ordinal))
        );
        whole = name.EndsWith("_date", StringComparison.Ordinal)
            ? Whole.Trim().Replace($"\"{name}\"", "\"x\"", StringComparison.Ordinal)
            : whole;

        var judged = await Judgement.OfJsonAsync(
            Required,
            $"\"educations\":[{{{Whole}}},{{{whole},{change}}}]",
            lists: Lists
        );

        judged.Fields.Should().Equal($"educations.1.{field}");
        judged.Message($"educations.1.{field}").Should().Contain(says);
        judged.Faults.ToProblem().Error.Should().Be("Invalid attributes: educations");
    }

    [Theory]
    [InlineData("{\"month\":\"01\",\"year\":\"2016\"}", 2016, 1)]
    [InlineData("{\"year\":2016}", 2016, null)]
    [InlineData("{\"year\":\"2016\",\"month\":\"\"}", 2016, null)]
    [InlineData("\"2016-01\"", 2016, 1)]
    [InlineData("\"2016-01-15\"", 2016, 1)]
    [InlineData("\"2016-01-15T00:00:00Z\"", 2016, 1)]
    [InlineData("\" 2016 \"", 2016, null)]
    [InlineData("2016", 2016, null)]
    [InlineData("[{\"year\":2016}]", 2016, null)]
    [InlineData("{\"month\":12,\"year\":2099}", 2099, 12)]
    public async Task Dates_come_in_many_spellings(string date, int year, int? month)
    {
        var whole = Whole.Replace("\"end_date\"", "\"x\"", StringComparison.Ordinal);

        var judged = await Judgement.OfJsonAsync(
            Required,
            $"\"educations\":[{{{whole},\"end_date\":{date}}}]",
            lists: Lists
        );

        judged.Taken.Details.Educations[0].End.Should().Be(new MonthAndYear(year, month));
    }

    [Fact]
    public async Task What_is_not_on_a_list_can_be_given_by_name()
    {
        const string body = """
            "educations":[{"school_name_id":"","school_name":" Clockmakers’ School ","degree":"bachelor","discipline":"時計","start_date":"2012","end_date":"2012"}]
            """;

        var judged = await Judgement.OfJsonAsync(Required, body, lists: Lists);

        var education = judged.Taken.Details.Educations[0];
        education.School.Should().Be(new EducationChoice(null, "Clockmakers’ School"));
        education.Degree.Should().Be(Expected.Degree, "its name is on the list");
        education.Discipline.Should().Be(new EducationChoice(null, "時計"));
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once()
    {
        var judged = await Judgement.OfJsonAsync(
            Optional,
            "\"educations\":[{\"degree\":\"B.Sc.\"}]"
        );

        judged
            .Fields.Should()
            .Equal(
                "educations.0.school_name_id",
                "educations.0.discipline_id",
                "educations.0.start_date",
                "educations.0.end_date"
            );
    }

    [Theory]
    [InlineData("\"educations\":[\"31\",\"11\"]", "group of named fields")]
    [InlineData("\"educations\":\"none\"", "group of named fields")]
    public async Task What_is_no_list_of_groups_is_one_fault(string body, string says)
    {
        var judged = await Judgement.OfJsonAsync(Optional, body);

        judged.Fields.Should().Equal("educations");
        judged.Message("educations").Should().Contain(says);
    }

    [Fact]
    public async Task There_is_a_limit_to_the_entries()
    {
        var many = string.Join(',', Enumerable.Repeat($"{{{Whole}}}", 21));

        var judged = await Judgement.OfJsonAsync(Optional, $"\"educations\":[{many}]");

        judged.Fields.Should().Equal("educations");
        judged.Message("educations").Should().Contain("at most 20");
    }
}
