using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>What somebody who may read applications gets to see of one, and who does not.</summary>
public sealed class ReadingApplicationTests(RunningSystem system)
{
    private const string HostileName = "\u202Efdp\"; filename=\"evil.html\r\nX-Own: 1.txt";
    private const string Markup = "<script>alert(1)</script>";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_sees_an_application_its_file_and_its_text()
    {
        var form = new ApplicationForm().Set("first_name", Markup).Set("phone", "+44 20 7946 0958");
        form.File("resume", "cv.txt", Encoding.UTF8.GetBytes($"Keeps clocks. {Markup}"));
        var id = (await system.ApplyAsync(form, Stop)).Id;
        var reader = await WithRoleAsync("reader");

        var application = await UntilReadAsync(reader, id);
        using var file = await GetAsync(reader, $"{id}/files/resume");
        using var text = await GetAsync(reader, $"{id}/files/resume/text");

        ((string)application["application_id"]!).Should().Be(id);
        ((long)application["posting_id"]!).Should().Be(ApplicationForm.OpenPosting);
        ((string)application["stage"]!).Should().Be("received");
        var candidate = application["candidate"]!;
        ((string)candidate["first_name"]!).Should().Be(Markup, "it is text");
        ((string)candidate["phone_e164"]!).Should().Be("+442079460958");
        application["answers"]!
            .AsArray()
            .Select(answer => (string)answer!["field"]!)
            .Should()
            .Contain(ApplicationForm.SourceQuestion);
        application["mails"]!.AsArray().Should().ContainSingle();
        application["history"]!.AsArray().Should().NotBeEmpty();
        application.ToJsonString().Should().NotContain("demographic").And.NotContain("race");

        (await file.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(form.Content("resume"));
        ShouldNotRun(file);
        file.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        file.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await text.Content.ReadAsStringAsync(Stop)).Trim().Should().Be($"Keeps clocks. {Markup}");
        ShouldNotRun(text);
        text.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task A_files_name_says_nothing_but_its_name()
    {
        var form = new ApplicationForm().File(
            "resume",
            HostileName,
            Encoding.UTF8.GetBytes("Keeps clocks.")
        );
        using var body = Author.Json(form.ToJson().ToJsonString());
        var id = (await system.PostAsync(body, null, form.Posting, Stop)).Id;

        using var file = await GetAsync(await WithRoleAsync("recruiter"), $"{id}/files/resume");

        file.StatusCode.Should().Be(HttpStatusCode.OK);
        file.Headers.Contains("X-Own").Should().BeFalse();
        var disposition = file.Content.Headers.ContentDisposition!;
        disposition.DispositionType.Should().Be("attachment");
        disposition.FileNameStar.Should().NotContainAny("\r", "\n", "\u202E");
        disposition.Parameters.Should().HaveCount(2);
    }

    [Fact]
    public async Task Others_are_refused_and_whoever_was_let_in_is_known()
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var owner = await WithRoleAsync("owner");
        var reader = await WithRoleAsync("reader");
        var elsewhere = await Author.WithBoardAsync(system);

        (await StatusAsync(await WithRoleAsync("equality-officer"), id))
            .Should()
            .Be(HttpStatusCode.Forbidden);
        (await StatusAsync("nobodys-key", id)).Should().Be(HttpStatusCode.Unauthorized);
        (await elsewhere.GetAsync($"/v1/manage/boards/{elsewhere.Board}/applications/{id}"))
            .Status.Should()
            .Be(HttpStatusCode.NotFound, "it is another board's");
        (await StatusAsync(reader, $"{id}x")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(reader, $"{id}/files/nothing")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(reader, $"{id}/files/..%2Fresume")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(reader, id)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(reader, $"{id}/files/resume")).Should().Be(HttpStatusCode.OK);

        using var audit = await SendAsync(
            owner,
            $"/v1/manage/boards/{ApplicationForm.Board}/audit"
        );
        var entries = JsonNode.Parse(await audit.Content.ReadAsStringAsync(Stop))!["entries"]!;
        entries
            .AsArray()
            .Where(entry => entry!["application_ids"]!.ToJsonString().Contains(id))
            .Select(entry => (string)entry!["action"]!)
            .Should()
            .Equal("download", "read", "download", "download");
    }

    private static void ShouldNotRun(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Should()
            .Equal(
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
            );
    }

    private Task<JsonObject> UntilReadAsync(string key, string id) =>
        Patience.UntilAsync(
            async () =>
            {
                using var answer = await GetAsync(key, id);
                answer.StatusCode.Should().Be(HttpStatusCode.OK);
                return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!.AsObject();
            },
            application =>
                (string?)application["files"]![0]!["text"]?["outcome"] == "extracted"
                && (string?)application["mails"]![0]!["state"] == "sent",
            Stop
        );

    private Task<string> WithRoleAsync(string role) =>
        system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop, role);

    private async Task<HttpStatusCode> StatusAsync(string key, string path)
    {
        using var answer = await GetAsync(key, path);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> GetAsync(string key, string path) =>
        SendAsync(key, $"/v1/manage/boards/{ApplicationForm.Board}/applications/{path}");

    private async Task<HttpResponseMessage> SendAsync(string key, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = Author.Basic(key);
        return await system.Http.SendAsync(request, Stop);
    }
}
