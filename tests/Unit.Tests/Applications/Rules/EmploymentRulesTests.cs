using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class EmploymentRulesTests
{
    private const string Silent = "\"company_name\":\"c\"";
    private const string Required = "\"employment\":\"employment_required\"";

    private const string Job = """
        "company_name":"Example Bakery","title":"Baker","start_date":{"month":1,"year":2016}
        """;

    private const string End = ",\"end_date\":{\"month\":2,\"year\":2018}";

    [Theory]
    [InlineData(Silent)]
    [InlineData(Required)]
    [InlineData("\"employment\":\"employment_optional\"")]
    public async Task A_job_is_kept_unless_the_posting_hides_it(string posting)
    {
        const string body = $"\"employments\":[{{{Job}{End},\"current\":\"false\"}}]";

        var judged = await Judgement.OfJsonAsync(posting, body);
        var hidden = await Judgement.OfJsonAsync("\"employment\":\"employment_hidden\"", body);

        judged
            .Taken.Details.Employments.Should()
            .Equal(
                new EmploymentEntry(
                    "Example Bakery",
                    "Baker",
                    new MonthAndYear(2016, 1),
                    new MonthAndYear(2018, 2),
                    Current: false
                )
            );
        hidden.Taken.Details.Employments.Should().BeEmpty();
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"on\"", true)]
    [InlineData("[true]", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    public async Task Current_is_spelled_in_many_ways(string spelling, bool current)
    {
        var judged = await Judgement.OfJsonAsync(
            Silent,
            $"\"employments\":[{{{Job}{End},\"current\":{spelling}}}]"
        );
        var open = await Judgement.OfJsonAsync(
            Silent,
            $"\"employments\":[{{{Job},\"current\":{spelling}}}]"
        );

        var job = judged.Taken.Details.Employments[0];
        job.Current.Should().Be(current);
        (job.End is null).Should().Be(current, "the current job has no end");
        open.Fields.Should().Equal(current ? [] : ["employments.0.end_date"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"current\":false}]")]
    [InlineData("[{\"current\":\"0\",\"title\":\" \"}]")]
    [InlineData(
        "[{\"start_date\":{\"month\":null,\"year\":null},\"end_date\":{\"month\":null,\"year\":null},\"current\":false}]"
    )]
    public async Task Untouched_rows_count_as_none(string employments)
    {
        var silent = await Judgement.OfJsonAsync(Silent, $"\"employments\":{employments}");
        var required = await Judgement.OfJsonAsync(Required, $"\"employments\":{employments}");

        silent.Taken.Details.Employments.Should().BeEmpty();
        required.Fields.Should().Equal("employments");
    }

    [Theory]
    [InlineData("{\"current\":true}", "company_name,title,start_date", "Employer is required")]
    [InlineData(
        "{\"title\":\"Baker\",\"start_date\":\"2016\",\"current\":1}",
        "company_name",
        "Employer"
    )]
    [InlineData("{@,\"current\":\"perhaps\"}", "current", "true or false")]
    [InlineData("{@}", "end_date", "End date is required")]
    [InlineData("{@,\"end_date\":\"2015-12\"}", "end_date", "before the start date")]
    [InlineData("{@,\"end_date\":\"later\"}", "end_date", "not a date")]
    [InlineData(
        "{\"company_name\":\"--\",\"title\":\"Baker\",\"start_date\":\"2016\",\"current\":true}",
        "company_name",
        "letters or digits"
    )]
    [InlineData(
        "{\"company_name\":[\"A\",\"B\"],\"title\":\"Baker\",\"start_date\":\"2016\",\"current\":true}",
        "company_name",
        "single text"
    )]
    [InlineData(
        "{\"company_name\":\"Bakery\",\"title\":\"@@\",\"start_date\":\"2016\",\"current\":true}",
        "title",
        "at most 255"
    )]
    public async Task Faults_are_named_by_entry_and_field(string job, string fields, string says)
    {
        var body = job.Replace("@@", new string('x', 256), StringComparison.Ordinal)
            .Replace("@", Job, StringComparison.Ordinal);

        var judged = await Judgement.OfJsonAsync(Silent, $"\"employments\":[{body}]");

        judged.Fields.Should().Equal(fields.Split(',').Select(f => $"employments.0.{f}"));
        judged.Message(judged.Fields[0]).Should().Contain(says);
    }

    [Fact]
    public async Task Jobs_of_one_month_and_jobs_to_come_are_jobs()
    {
        var judged = await Judgement.OfFormAsync(
            Silent,
            "employments[]company_name=A&employments[]title=T&employments[]start_date[month]=3&employments[]start_date[year]=2020"
                + "&employments[]end_date[month]=3&employments[]end_date[year]=2020&employments[]current=0"
                + "&employments[]company_name=B&employments[]title=T&employments[]start_date[year]=2099&employments[]current=1"
        );

        judged.Taken.Details.Employments.Select(e => e.CompanyName).Should().Equal("A", "B");
    }
}
