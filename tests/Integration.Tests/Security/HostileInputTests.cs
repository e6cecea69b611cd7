using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Integration.Tests.OpenApi;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>Input that means to be more than it is.</summary>
public sealed class HostileInputTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_applies_decides_nothing_but_what_the_form_asks()
    {
        var scene = new Scene(system, Stop);
        await scene.MakePostingAsync();
        var answer = await system.Http.PostAsJsonAsync(
            scene.PostingPath,
            new JsonObject
            {
                ["first_name"] = "Ada",
                ["last_name"] = "Example",
                ["email"] = $"{Guid.NewGuid():N}@example.com",
                ["application_id"] = "1-00-a",
                ["board"] = "another",
                ["stage"] = "hired",
                ["Stage"] = "Hired",
                ["flags"] = new JsonArray("trusted"),
                ["legal_hold"] = true,
                ["LegalHold"] = true,
                ["received_at"] = "2001-01-01T00:00:00Z",
                ["erasure_requested_at"] = "2001-01-01T00:00:00Z",
                ["notes"] = new JsonArray("Hire!"),
                ["earlier"] = "1-00-a",
                ["applicant_ip"] = "203.0.113.1",
                ["PartitionKey"] = "x",
                ["RowKey"] = "x",
                ["__proto__"] = new JsonObject { ["stage"] = "hired" },
                ["constructor"] = new JsonObject { ["prototype"] = new JsonObject() },
            },
            Stop
        );
        var id = (string)
            (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!["application_id"]!;
        using var request = await scene.AuthorAsync(
            HttpMethod.Get,
            $"/v1/manage/boards/{scene.Board}/applications/{id}"
        );
        var read = await scene.ReadAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        id.Should().StartWith($"{scene.Posting}-");
        ((string)read["stage"]!).Should().Be("received");
        ((bool)read["legal_hold"]!).Should().BeFalse();
        read["notes"]!.AsArray().Should().BeEmpty();
        read["flags"]!.AsArray().Should().BeEmpty();
        read.ToJsonString().Should().NotContain("2001-01-01").And.NotContain("203.0.113.1");
    }

    [Theory]
    [InlineData(
        """{"first_name":"Ada","first_name":"Eve","last_name":"E","email":"a@example.com","email":"b@example.com"}"""
    )]
    [InlineData("""{"first_name":1e999,"last_name":-0,"email":1E-400}""")]
    [InlineData(
        """{"first_name":"Ada","last_name":"E","email":"a@example.com","id":99999999999999999999999999999999}"""
    )]
    [InlineData("""{"first_name":"\uD800","last_name":"\u0000","email":"a@example.com"}""")]
    [InlineData(
        """{"first_name":{"$type":"System.IO.FileInfo, System"},"last_name":[],"email":null}"""
    )]
    [InlineData(
        """{"first_name":"Ada","last_name":"E","email":"a@example.com"}{"email":"b@example.com"}"""
    )]
    [InlineData("""[{"first_name":"Ada"}]""")]
    [InlineData(
        """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"""
    )]
    public async Task Json_that_can_be_read_in_two_ways_is_no_failure(string json)
    {
        foreach (
            var (method, path) in ((HttpMethod, string)[])
                [
                    (HttpMethod.Post, "/v1/boards/example/jobs/5172511002"),
                    (HttpMethod.Post, "/v1/applications"),
                    (HttpMethod.Put, "/v1/boards/example/jobs/1"),
                    (HttpMethod.Post, "/v1/manage/boards/example/search"),
                    (HttpMethod.Post, "/v1/manage/boards/example/webhooks"),
                    (HttpMethod.Post, "/v1/manage/boards/example/people/export"),
                    (HttpMethod.Post, "/v1/webhooks/sendgrid"),
                ]
        )
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = new StringContent(json, Encoding.UTF8, "application/json"),
            };
            if (path.Contains("manage", StringComparison.Ordinal) || method == HttpMethod.Put)
            {
                request.Headers.Authorization = Author.Basic("local-development-key");
            }

            using var response = await system.Http.SendAsync(request, Stop);

            // What a search does not know it leaves alone.
            ((int)response.StatusCode)
                .Should()
                .BeInRange(
                    path.EndsWith("search", StringComparison.Ordinal) ? 200 : 400,
                    499,
                    path
                );
            AnswerHeaders
                .FaultsOf(response, await response.Content.ReadAsStringAsync(Stop))
                .Should()
                .BeEmpty();
        }
    }

    [Fact]
    public async Task No_line_of_the_log_is_anybody_elses()
    {
        var mark = $"MARK{Guid.NewGuid():N}";
        var evil = Uri.EscapeDataString($"\r\nfail: {mark}\n\u2028{mark}\u001b[2J{mark}");
        foreach (
            var path in (string[])
                [
                    $"/v1/boards/{evil}",
                    $"/v1/boards/{evil}/jobs/1",
                    $"/v1/boards/example/jobs/{evil}",
                    $"/v1/manage/boards/{evil}/audit",
                    $"/v1/manage/boards/example/applications/{evil}",
                    $"/v1/manage/boards/example/applications/{evil}/files/{evil}",
                    $"/v1/applications/{evil}",
                    $"/v1/erasures/{evil}",
                    $"/v1/webhooks/{evil}/files/{evil}/{evil}?expires={evil}&signature={evil}",
                    $"/v1/boards/example/jobs?callback={evil}",
                    $"/v1/boards/example/education/{evil}?term={evil}",
                ]
        )
        {
            foreach (
                var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete]
            )
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Authorization = Author.Basic($"x{mark}\n{mark}");
                request.Headers.TryAddWithoutValidation("Idempotency-Key", mark);
                request.Headers.TryAddWithoutValidation("Application-Token", $"{mark}.a.1.b");
                request.Headers.TryAddWithoutValidation("User-Agent", mark);
                using var response = await system.Http.SendAsync(request, Stop);
                ((int)response.StatusCode).Should().BeInRange(400, 499, $"{method} {path}");
            }
        }

        system.Host.Output.Should().NotContain(mark);
    }

    [Fact]
    public async Task A_late_repeat_without_a_key_does_not_tell_the_candidates_link()
    {
        foreach (var key in (string?[])[null, Guid.NewGuid().ToString()])
        {
            var form = new ApplicationForm { IdempotencyKey = key };
            var first = await system.ApplyAsync(form, Stop);
            (await system.ApplyAsync(form, Stop))
                .Body.ToJsonString()
                .Should()
                .Be(first.Body.ToJsonString(), "whose answer was lost asks at once");
            await system.Storage.ChangeRowAsync(
                first.Id,
                "application",
                row => row["ReceivedAt"] = row.GetDateTimeOffset("ReceivedAt")!.Value.AddHours(-2),
                Stop
            );

            var late = await system.ApplyAsync(form, Stop);

            late.Status.Should().Be(200);
            late.Id.Should().Be(first.Id);
            (late.Body["status_url"] is not null)
                .Should()
                .Be(
                    key is not null,
                    "who knows all that somebody has sent is not yet that somebody"
                );
        }
    }
}
