using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Integration.Tests;

public sealed class BoardTests(RunningSystem system)
{
    private const string Open = "/v1/boards/example/jobs/5172511002";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_board_lists_its_postings_without_content_unless_it_is_asked_for()
    {
        var list = await GetAsync("/v1/boards/example/jobs");
        var full = await GetAsync("/v1/boards/example/jobs?content=true");

        ((int)list["meta"]!["total"]!).Should().Be(2);
        list["jobs"]!.AsArray().Select(j => (long)j!["id"]!).Should().Equal(5172511002, 5172510002);
        var job = list["jobs"]![0]!.AsObject();
        job.Should().NotContainKeys("content", "departments", "offices", "questions");
        full["jobs"]![0]!.AsObject().Should().ContainKeys("content", "departments", "offices");
    }

    [Fact]
    public async Task A_posting_has_its_form_when_it_is_asked_for()
    {
        var plain = await GetAsync(Open);
        var form = await GetAsync($"{Open}?questions=true");

        plain.Should().ContainKey("content").And.NotContainKey("questions");
        form.Should()
            .ContainKeys("questions", "location_questions", "compliance", "demographic_questions");
        form["questions"]!.AsArray().Count.Should().BeGreaterThanOrEqualTo(8);
        ((bool)form["accepting_applications"]!).Should().BeTrue();
    }

    [Fact]
    public async Task The_deadline_is_a_moment_with_the_offset_of_its_zone()
    {
        var closed = await GetAsync("/v1/boards/example/jobs/5172510002");

        ((string)closed["application_deadline"]!).Should().Be("2024-06-07T17:00:00+01:00");
        ((string)closed["application_deadline_time_zone"]!).Should().Be("Europe/London");
        ((bool)closed["accepting_applications"]!).Should().BeFalse();
    }

    [Theory]
    [InlineData("/v1/boards/example/jobs/1", "Job not found")]
    [InlineData("/v1/boards/nobody/jobs/5172511002", "Job not found")]
    [InlineData("/v1/boards/nobody", "Job board not found")]
    [InlineData("/v1/boards/nobody/jobs", "Job not found")]
    [InlineData("/v1/boards/..%2f..%2fexample", "Job board not found")]
    public async Task What_is_not_there_is_a_404_in_words(string path, string error)
    {
        var response = await system.Http.GetAsync(path, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(Stop);
        ((string)body!["error"]!).Should().Be(error);
        ((int)body["status"]!).Should().Be(404);
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_is_not_sent_again()
    {
        var first = await system.Http.GetAsync(Open, Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, Open);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var head = new HttpRequestMessage(HttpMethod.Head, Open);

        first.Headers.ETag!.IsWeak.Should().BeTrue();
        first.Headers.CacheControl!.ToString().Should().Contain("must-revalidate");
        (await system.Http.SendAsync(again, Stop))
            .StatusCode.Should()
            .Be(HttpStatusCode.NotModified);
        var headers = await system.Http.SendAsync(head, Stop);
        headers.StatusCode.Should().Be(HttpStatusCode.OK);
        headers.Headers.ETag.Should().Be(first.Headers.ETag);
        (await headers.Content.ReadAsByteArrayAsync(Stop)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("POST", true, true)]
    [InlineData("POST", false, false)]
    [InlineData("GET", true, true)]
    [InlineData("GET", false, true)]
    public async Task Every_page_may_read_a_board_and_only_the_careers_page_may_post(
        string method,
        bool isCareers,
        bool allowed
    )
    {
        var origin = isCareers
            ? system.Host.Careers.GetLeftPart(UriPartial.Authority)
            : "https://elsewhere.example.com";
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Open);
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var request = new HttpRequestMessage(new HttpMethod(method), Open);
        request.Headers.Add("Origin", origin);

        var before = await system.Http.SendAsync(preflight, Stop);
        var after = await system.Http.SendAsync(request, Stop);

        string[] expected = !allowed ? [] : [method == "GET" ? "*" : origin];
        Allowed(before).Should().Equal(expected);
        Allowed(after).Should().Equal(expected);

        static IEnumerable<string> Allowed(HttpResponseMessage response) =>
            response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins)
                ? origins
                : [];
    }

    [Theory]
    [InlineData("1001", """{"id":1001}""")]
    [InlineData(
        "1002",
        """{"id":1002,"title":"t","application_deadline":"2030-01-01T00:00:00","application_deadline_time_zone":"London"}"""
    )]
    [InlineData("1003", "{")]
    public async Task A_posting_that_cannot_be_used_does_not_take_its_board_along(
        string id,
        string document
    )
    {
        await system.Storage.PutPostingAsync(ApplicationForm.Board, id, document, Stop);
        await system.MendAsync(Stop);

        var posting = await system.Http.GetAsync($"/v1/boards/example/jobs/{id}", Stop);
        await using var instance = system.Compose();
        var list = await instance
            .GetRequiredService<IPostingStore>()
            .ListAsync(ApplicationForm.Board, Stop);

        posting.StatusCode.Should().Be(HttpStatusCode.NotFound);
        list.Select(p => p.Id)
            .Should()
            .Equal(ApplicationForm.OpenPosting, ApplicationForm.ClosedPosting);
        system.MendingLines.Should().Contain(l => l.Contains($"jobs/{id}.json cannot be used: "));
    }

    [Fact]
    public async Task Health_says_of_each_part_that_it_is_there()
    {
        var health = await GetAsync("/health");
        var live = await GetAsync("/health/live");

        ((string)health["status"]!).Should().Be("Healthy");
        health["checks"]!
            .AsObject()
            .Select(c => $"{c.Key}: {c.Value}")
            .Should()
            .BeEquivalentTo(
                "tables: Healthy",
                "blobs: Healthy",
                "queues: Healthy",
                "search: Healthy",
                "equality_storage: Healthy",
                "mail: Healthy",
                "text_recognition: Healthy",
                "settings: Healthy"
            );
        ((string)live["status"]!).Should().Be("Healthy");
    }

    [Fact]
    public async Task Settings_that_the_vault_was_not_read_for_are_named()
    {
        var log = new LogCapture();
        await using var services = AppComposition.Build(
            new Dictionary<string, string>(system.Host.Settings, StringComparer.Ordinal)
            {
                ["SendGrid__ApiKey"] =
                    "@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/key)",
            },
            s => s.AddLogging(l => l.AddProvider(log))
        );

        var report = await services
            .GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(check => check.Name == "settings", Stop);
        await services
            .GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(check => check.Name == "settings", Stop);

        report.Status.Should().Be(HealthStatus.Degraded);
        log.Lines.Where(l => l.Contains("of the vault"))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("SendGrid:ApiKey")
            .And.NotContain("x.vault");
    }

    private async Task<JsonObject> GetAsync(string path) =>
        (await system.Http.GetFromJsonAsync<JsonObject>(path, Stop))!;
}
