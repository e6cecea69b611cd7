using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Announcements;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Unit.Tests.Postings;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Announcements;

public sealed class JobPostingTests
{
    private const string London =
        """{"id":1,"name":"L","location":"London, England, United Kingdom"}""";
    private const string Berlin = """{"id":2,"name":"B","location":"Berlin, Germany"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_posting_tells_search_engines_what_they_ask_for()
    {
        var job = await ReadAsync(
            """
            {"id":5,"title":"Grower","content":"&lt;p&gt;Pears &amp;amp; apples&lt;/p&gt;","absolute_url":"https://careers.example.com/jobs/5",
            "first_published":"2026-02-01T09:00:00+01:00","application_deadline":"2026-06-07T17:00:00",
            "application_deadline_time_zone":"Europe/London","employment_type":"FULL_TIME","requisition_id":"R-5",
            "location":{"name":"London"},"offices":[{"id":1,"name":"L","location":"London, England, United Kingdom"}],
            "pay_input_ranges":[{"min_cents":5000050,"max_cents":7000000,"currency_type":"GBP","title":"London"},
            {"min_cents":4000000,"max_cents":6000000,"currency_type":"GBP","title":"Leeds"},
            {"min_cents":1,"max_cents":2,"currency_type":"USD","title":"Boston"}]}
            """
        );

        JsonNode
            .DeepEquals(
                job,
                JsonNode.Parse(
                    """
                    {"@context":"https://schema.org/","@type":"JobPosting","title":"Grower","description":"<p>Pears &amp; apples</p>",
                    "identifier":{"@type":"PropertyValue","name":"Orchard","value":"5"},
                    "hiringOrganization":{"@type":"Organization","name":"Orchard","sameAs":"https://careers.example.com"},
                    "directApply":true,"datePosted":"2026-02-01T09:00:00+01:00","validThrough":"2026-06-07T17:00:00+01:00",
                    "employmentType":"FULL_TIME","url":"https://careers.example.com/jobs/5",
                    "jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"London",
                    "addressRegion":"England","addressCountry":"GB"}},
                    "baseSalary":{"@type":"MonetaryAmount","currency":"GBP","value":{"@type":"QuantitativeValue",
                    "minValue":40000,"maxValue":70000,"unitText":"YEAR"}}}
                    """
                )
            )
            .Should()
            .BeTrue(job.ToJsonString());
    }

    [Theory]
    [InlineData("London, UK", Berlin, "London//GB")]
    [InlineData("London", Berlin, "Berlin//DE")]
    [InlineData("London", """{"id":1,"name":"L"}""", "London//")]
    [InlineData("San Francisco, CA", London, "San Francisco/CA/US")]
    [InlineData("Toronto, ON, CA", London, "Toronto/ON/CA")]
    [InlineData("Portland, OR or Boston, MA", London, "Portland/OR/US Boston/MA/US")]
    [InlineData("Paris, France; Berlin, Germany", London, "Paris//FR Berlin//DE")]
    [InlineData("Germany", London, "//DE")]
    [InlineData("Hybrid - Berlin, Germany", London, "Hybrid// Berlin//DE")]
    [InlineData(null, $"{London},{Berlin}", "London/England/GB Berlin//DE")]
    [InlineData(null, "", "")]
    public async Task A_job_is_where_its_location_says_or_its_offices_are(
        string? location,
        string offices,
        string places
    )
    {
        var job = await ReadAsync(
            new JsonObject
            {
                ["location"] = new JsonObject { ["name"] = location },
                ["offices"] = JsonNode.Parse($"[{offices}]"),
            }.ToJsonString()
        );

        var found = job["jobLocation"] switch
        {
            JsonArray several => several.ToArray(),
            { } one => [one],
            null => [],
        };
        string.Join(
                ' ',
                found
                    .Select(p => p!["address"]!)
                    .Select(a =>
                        $"{a["addressLocality"]}/{a["addressRegion"]}/{a["addressCountry"]}"
                    )
            )
            .Should()
            .Be(places);
        job.Should().NotContainKeys("jobLocationType", "applicantLocationRequirements");
    }

    [Theory]
    [InlineData("Remote", London, "GB")]
    [InlineData("Remote - US", London, "US")]
    [InlineData("remote in the United States", "", "US")]
    [InlineData("Fully Remote, Germany", London, "DE")]
    [InlineData("Remote (France) or Berlin, Germany", London, "FR DE")]
    [InlineData("Work from home", $"{London},{Berlin}", "GB DE")]
    [InlineData("Remote", "", "")]
    [InlineData("Hybrid, remote on Fridays", London, null)]
    [InlineData("Remoteville, Germany", London, null)]
    public async Task A_job_that_can_be_done_from_anywhere_says_from_which_countries(
        string location,
        string offices,
        string? countries
    )
    {
        var job = await ReadAsync(
            $$"""{"location":{"name":"{{location}}"},"offices":[{{offices}}]}"""
        );

        ((string?)job["jobLocationType"]).Should().Be(countries is null ? null : "TELECOMMUTE");
        job.ContainsKey("jobLocation").Should().Be(countries is null);
        var required = job["applicantLocationRequirements"] switch
        {
            JsonArray several => several.ToArray(),
            { } one => [one],
            null => [],
        };
        string.Join(' ', required.Select(c => (string)c!["name"]!)).Should().Be(countries ?? "");
    }

    [Theory]
    [InlineData(
        """{"min_cents":1850,"max_cents":2200,"currency_type":"USD","title":"Hourly rate"}""",
        "USD 18.5-22 HOUR"
    )]
    [InlineData(
        """{"min_cents":250000,"currency_type":"EUR","title":"Per month"}""",
        "EUR 2500- MONTH"
    )]
    [InlineData("""{"max_cents":9000000,"currency_type":"EUR"}""", "EUR -90000 YEAR")]
    [InlineData("""{"currency_type":"EUR"}""", null)]
    [InlineData("""{"min_cents":1}""", null)]
    public async Task Pay_is_told_where_it_is_known(string range, string? pay)
    {
        var job = await ReadAsync($$"""{"pay_input_ranges":[{{range}}]}""");

        var salary = job["baseSalary"];
        var value = salary?["value"];
        (
            salary is null
                ? null
                : $"{salary["currency"]} {value!["minValue"]}-{value["maxValue"]} {value["unitText"]}"
        )
            .Should()
            .Be(pay);
    }

    [Fact]
    public async Task No_text_of_a_posting_can_end_a_script()
    {
        var reading = await AnnounceAsync(
            """{"title":"</script><script>alert(1)</script>","content":"&lt;/script&gt;"}"""
        );

        var text = Encoding.UTF8.GetString(reading.Document!.Bytes.Span);
        text.Should().NotContain("<").And.NotContain(">");
        reading.Json()["title"]!.ToString().Should().StartWith("</script>");
    }

    [Theory]
    [InlineData("""{"status":"closed"}""", Missing.OpenPosting)]
    [InlineData("""{"application_deadline":"2026-03-02T12:00:00"}""", Missing.Nothing)]
    [InlineData(
        """{"status":"closed","application_deadline":"2026-03-02T12:00:01"}""",
        Missing.OpenPosting
    )]
    [InlineData("""{"application_deadline":"2026-03-02T12:00:01"}""", Missing.Nothing)]
    [InlineData("""{"status":"offline"}""", Missing.Posting)]
    [InlineData("""{"first_published":"2026-03-02T12:00:01Z"}""", Missing.Posting)]
    [InlineData("""{"id":2}""", Missing.Posting)]
    public async Task What_cannot_say_that_it_is_over_is_not_told(
        string posting,
        Missing missing
    ) => (await AnnounceAsync(posting)).Missing.Should().Be(missing);

    private static async Task<JsonObject> ReadAsync(string posting)
    {
        var reading = await AnnounceAsync(
            posting,
            posting.Contains("\"id\":5", StringComparison.Ordinal) ? "5" : "1"
        );
        reading.Document!.MediaType.Should().Be("application/ld+json");
        return reading.Json();
    }

    private static Task<ReadOutcome> AnnounceAsync(string posting, string id = "1")
    {
        var board = new BoardOfTests("{}", posting);
        return new ReadAnnouncements(board.Published, board, board).PostingAsync(
            "orchard",
            id,
            Stop
        );
    }
}
