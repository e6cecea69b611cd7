using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Every address that can be read: what it answers, in which shape, and how it answers what is not there.</summary>
public sealed class ReadingTests(RunningSystem system) : IClassFixture<OrchardBoard>
{
    private const string Boards = "/v1/boards";

    private const string ListKeys =
        "absolute_url accepting_applications application_deadline application_deadline_time_zone company_name "
        + "data_compliance first_published id internal_job_id language location metadata requisition_id title updated_at";

    private const string ContentKeys = ListKeys + " content departments offices";
    private const string QuestionKeys =
        ContentKeys + " compliance demographic_questions location_questions questions rules";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "",
        "",
        "content name equal_opportunity_statement accessibility_statement privacy_policy_url support_email website"
    )]
    [InlineData(
        "/embed",
        "",
        "content name equal_opportunity_statement accessibility_statement privacy_policy_url support_email website"
    )]
    [InlineData("/jobs", "", "jobs meta")]
    [InlineData("/jobs", "jobs/1", ListKeys)]
    [InlineData("/jobs?content=&pay_transparency=no", "jobs/1", ListKeys)]
    [InlineData("/jobs?content=true&page=3&_=17", "jobs/1", ContentKeys)]
    [InlineData(
        "/jobs?content=True&pay_transparency=1",
        "jobs/1",
        ContentKeys + " pay_input_ranges"
    )]
    [InlineData("/jobs/9002", "", ContentKeys)]
    [InlineData("/jobs/9002?questions=1", "", QuestionKeys)]
    [InlineData(
        "/jobs/9002?questions=true&pay_transparency=true",
        "",
        QuestionKeys + " pay_input_ranges"
    )]
    [InlineData("/jobs/9001", "", ContentKeys + " education")]
    [InlineData("/embed/jobs", "jobs/1", ListKeys)]
    [InlineData("/embed/jobs?content=true", "jobs/1", ContentKeys)]
    [InlineData("/embed/job?id=9002&questions=", "", ContentKeys)]
    [InlineData("/embed/job?id=9002&questions=true", "", QuestionKeys)]
    [InlineData("/embed/job?pay_transparency=true&id=9002", "", ContentKeys + " pay_input_ranges")]
    [InlineData("/departments", "departments/1", "child_ids id jobs name parent_id")]
    [InlineData("/departments?render_as=list", "departments/1/jobs/0", ListKeys + " education")]
    [InlineData(
        "/departments?render_as=forest",
        "departments/1",
        "child_ids id jobs name parent_id"
    )]
    [InlineData("/departments?render_as=tree", "departments/0/children/0", "children id jobs name")]
    [InlineData("/departments/12", "", "child_ids id jobs name parent_id")]
    [InlineData("/departments/11?render_as=TREE", "children/0", "children id jobs name")]
    [InlineData(
        "/embed/departments?render_as=tree",
        "departments/0/children/0",
        "children id jobs name"
    )]
    [InlineData("/embed/department?id=12", "", "child_ids id jobs name parent_id")]
    [InlineData("/offices", "offices/1", "child_ids departments id location name parent_id")]
    [InlineData("/offices", "offices/1/departments/1", "child_ids id jobs name parent_id")]
    [InlineData("/offices?render_as=tree", "offices/1", "children departments id location name")]
    [InlineData(
        "/offices?render_as=tree",
        "offices/1/departments/0/children/0",
        "children id jobs name"
    )]
    [InlineData("/offices/21", "", "child_ids departments id location name parent_id")]
    [InlineData("/embed/offices", "offices/0", "child_ids departments id location name parent_id")]
    [InlineData("/embed/office?id=0", "", "child_ids departments id location name parent_id")]
    [InlineData("/sections", "sections/0", "id jobs name")]
    [InlineData("/sections/31", "jobs/0", ListKeys)]
    [InlineData("/education/degrees", "items/0", "id text")]
    [InlineData("/education/schools", "meta", "per_page total_count")]
    public async Task Everything_that_is_read_has_its_keys(string path, string at, string keys)
    {
        var (address, query) = path.Split('?') is [var a, var q] ? (a, "?" + q) : (path, "");

        foreach (var end in new[] { "", "/" })
        {
            var response = await system.Http.GetAsync(
                $"{Boards}/{OrchardBoard.Token}{address}{end}{query}",
                Stop
            );

            response.StatusCode.Should().Be(HttpStatusCode.OK);
            response
                .Content.Headers.ContentType!.ToString()
                .Should()
                .Be("application/json; charset=utf-8");
            JsonNode body = (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
            foreach (var step in at.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                body = (
                    int.TryParse(step, CultureInfo.InvariantCulture, out var i)
                        ? body[i]
                        : body[step]
                )!;
            }

            body.AsObject().Select(m => m.Key).Should().BeEquivalentTo(keys.Split(' '));
        }
    }

    [Theory]
    [InlineData("/jobs", "9005 9003 9002 9001")]
    [InlineData("/embed/jobs", "9005 9003 9002 9001")]
    [InlineData("/departments/12", "9001")]
    [InlineData("/departments/0", "9005 9003 9002")]
    [InlineData("/sections/31", "9005")]
    public async Task Only_what_is_published_is_listed(string path, string ids)
    {
        var body = await system.Http.GetFromJsonAsync<JsonObject>($"{Boards}/ORCHARD{path}", Stop);

        string.Join(' ', body!["jobs"]!.AsArray().Select(j => j!["id"])).Should().Be(ids);
    }

    [Fact]
    public async Task The_name_of_a_board_may_be_written_in_capitals_also_to_apply()
    {
        var read = await system.Http.GetAsync($"{Boards}/Orchard/jobs/9001", Stop);
        var applied = await system.Http.PostAsJsonAsync(
            $"{Boards}/Orchard/jobs/9001",
            new JsonObject(),
            Stop
        );

        read.StatusCode.Should().Be(HttpStatusCode.OK);
        applied.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("/jobs/abc", 404, "Job not found")]
    [InlineData("/jobs/99999999999999999999", 404, "Job not found")]
    [InlineData("/jobs/9004", 404, "Job not found")]
    [InlineData("/jobs/9006", 404, "Job not found")]
    [InlineData("/jobs/9004/posting.jsonld", 404, "Job not found")]
    [InlineData("/jobs/9003/posting.jsonld", 404, "Job not found")]
    [InlineData("/departments/99", 404, "Department not found")]
    [InlineData("/departments/x", 404, "Department not found")]
    [InlineData("/offices/99", 404, "Office not found")]
    [InlineData("/sections/0", 404, "Section not found")]
    [InlineData("/education/hobbies", 404, "Education list not found")]
    [InlineData("/embed/job?id=123", 400, "Could not find a job with id '123' for orchard")]
    [InlineData("/embed/job?id=", 400, "Could not find a job with id '' for orchard")]
    [InlineData("/embed/job", 400, "Could not find a job with id '' for orchard")]
    [InlineData(
        "/embed/department?id=x",
        400,
        "Could not find a department with id 'x' for orchard"
    )]
    [InlineData("/embed/office", 400, "Could not find an office with id '' for orchard")]
    [InlineData("/../nobody/departments", 404, "Job board not found")]
    [InlineData("/../nobody/offices/1", 404, "Job board not found")]
    [InlineData("/../nobody/sections", 404, "Job board not found")]
    [InlineData("/../nobody/education/degrees", 404, "Job board not found")]
    [InlineData("/../nobody/sitemap.xml", 404, "Job board not found")]
    [InlineData("/../nobody/feed.atom", 404, "Job board not found")]
    [InlineData("/../nobody/jobs/1/posting.jsonld", 404, "Job not found")]
    [InlineData("/../nobody/embed", 400, "Could not find a job board with token 'nobody'")]
    [InlineData("/../nobody/embed/jobs", 400, "Could not find a job board with token 'nobody'")]
    [InlineData("/../nobody/embed/job?id=1", 400, "Could not find a job board with token 'nobody'")]
    [InlineData(
        "/../nobody/embed/office?id=1",
        400,
        "Could not find a job board with token 'nobody'"
    )]
    public async Task What_is_not_there_is_said_in_the_words_that_clients_know(
        string path,
        int status,
        string error
    )
    {
        var response = await system.Http.GetAsync($"{Boards}/{OrchardBoard.Token}{path}", Stop);

        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
        ((int)body["status"]!).Should().Be(status);
        ((string)body["error"]!).Should().Be(error);
        body["title"]!.ToString().Should().EndWith(".");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/jobs?content=true")]
    [InlineData("/jobs/9001?questions=true")]
    [InlineData("/departments")]
    [InlineData("/offices?render_as=tree")]
    [InlineData("/sections")]
    [InlineData("/education/schools?term=ecole")]
    [InlineData("/embed/jobs")]
    [InlineData("/embed/jobs?callback=show")]
    [InlineData("/jobs/9001/posting.jsonld")]
    [InlineData("/sitemap.xml")]
    [InlineData("/feed.atom")]
    public async Task What_has_not_changed_is_not_sent_again(string path)
    {
        var address = $"{Boards}/{OrchardBoard.Token}{path}";
        var first = await system.Http.GetAsync(address, Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var second = await system.Http.SendAsync(again, Stop);
        var headers = await system.Http.SendAsync(head, Stop);

        foreach (var response in new[] { first, second, headers })
        {
            response.Headers.ETag!.IsWeak.Should().BeTrue();
            response.Headers.ETag.Should().Be(first.Headers.ETag);
            response
                .Headers.NonValidated["Cache-Control"]
                .ToString()
                .Should()
                .Be("max-age=0, private, must-revalidate");
            response.Headers.NonValidated["Vary"].Should().Equal("Accept-Encoding, Origin");
        }

        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        headers.StatusCode.Should().Be(HttpStatusCode.OK);
        headers.Content.Headers.ContentLength.Should().Be(first.Content.Headers.ContentLength);
        headers.Content.Headers.ContentType.Should().Be(first.Content.Headers.ContentType);
        (await headers.Content.ReadAsByteArrayAsync(Stop)).Should().BeEmpty();
    }
}
