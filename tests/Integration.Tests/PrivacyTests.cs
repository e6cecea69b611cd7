using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Integration.Tests.Tracing;
using ApplyFunctions.Testing;
using Azure.Storage.Blobs;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Personal data stay where they belong.</summary>
public sealed class PrivacyTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_person_is_in_a_log()
    {
        const string canary = "Kanarienvogel";
        var form = new ApplicationForm($"{canary}.{Guid.NewGuid():N}@example.com")
            .Set("first_name", canary)
            .Set("last_name", $"{canary}-Example")
            .Set("phone", $"+44 {canary}")
            .Set("question_5172620002", $"https://example.com/{canary}")
            .File("resume", $"{canary}.pdf", ApplicationForm.Fixture("cv.pdf"));
        var refused = new ApplicationForm($"{canary}@")
            .Set("first_name", $"www.{canary}.com")
            .Set("cover_letter_url", $"https://{canary}.example.com/{canary}.pdf");
        var link = system.Files.Keep($"/{canary}.txt", ApplicationForm.UniqueCv());
        var linked = new ApplicationForm()
            .Without("resume")
            .Set("resume_url", $"{link}?key={canary}");
        var dead = new ApplicationForm().Without("resume").Set("resume_url", $"{link}/{canary}");
        var bounced = new ApplicationForm($"{canary}.bounced.{Guid.NewGuid():N}@example.com");
        await system.Mails.MisbehaveAsync(bounced.Email, 400, count: 10, Stop);
        var delayed = new ApplicationForm($"{canary}.delayed.{Guid.NewGuid():N}@example.com");
        await system.Mails.MisbehaveAsync(delayed.Email, 500, count: 1, Stop);

        var taken = await system.ApplyAsync(form, Stop);
        (await system.ApplyAsync(refused, Stop)).Status.Should().Be(422);
        (await system.ApplyAsync(linked, Stop)).Status.Should().Be(200);
        (await system.ApplyAsync(dead, Stop)).Status.Should().Be(422);
        var unmailed = await system.ApplyAsync(bounced, Stop);
        await UntilFailedAsync((await system.ApplyAsync(delayed, Stop)).Id);

        await system.Mails.FirstToAsync(form.Email, Stop);
        await system.RowAsync(taken.Id, "text.resume", _ => true, Stop);
        await system.RowAsync(
            unmailed.Id,
            "mail.confirmation",
            r => r.GetString("State") == "Refused",
            Stop
        );
        system.Host.Output.Should().Contain("Executed 'SendMail'");
        system
            .Host.Output.Should()
            .Contain("SendMail failed with MailTransientException, and is tried again");
        system.Host.Output.Should().Contain("was not fetched by its link: NotFound");
        system.Host.Output.Should().NotContainEquivalentOf(canary, "logs hold no personal data");
        system.Host.Output.Should().NotContain("Ada Example", "logs hold no text of a CV");
    }

    [Fact]
    public async Task Nothing_of_a_person_is_in_a_trace_a_metric_or_an_exported_log()
    {
        const string canary = "Zaunkoenig";
        var form = new ApplicationForm($"{canary}.{Guid.NewGuid():N}@example.com")
            .Set("first_name", canary)
            .Set("last_name", $"{canary}-Example")
            .Set("phone", $"+44 {canary}")
            .Set("question_5172620002", $"https://example.com/{canary}")
            .File("resume", $"{canary}.pdf", ApplicationForm.Fixture("cv.pdf"));
        var bounced = new ApplicationForm($"{canary}.bounced.{Guid.NewGuid():N}@example.com");
        await system.Mails.MisbehaveAsync(bounced.Email, 400, count: 10, Stop);
        var delayed = new ApplicationForm($"{canary}.delayed.{Guid.NewGuid():N}@example.com");
        await system.Mails.MisbehaveAsync(delayed.Email, 500, count: 1, Stop);

        using var body = form.ToMultipart();
        using var taken = await SendAsync(
            HttpMethod.Post,
            $"/v1/boards/{ApplicationForm.Board}/jobs/{form.Posting}?gh_src={canary}",
            body
        );
        var id = (string)
            (await taken.Content.ReadFromJsonAsync<JsonObject>(Stop))!["application_id"]!;
        var unmailed = await system.ApplyAsync(bounced, Stop);
        await UntilFailedAsync((await system.ApplyAsync(delayed, Stop)).Id);
        using var strange = await SendAsync(
            HttpMethod.Get,
            $"/v1/boards/{canary}/jobs",
            body: null
        );
        using var nowhere = await SendAsync(
            HttpMethod.Post,
            $"/v1/boards/{canary}/jobs/7",
            body: null
        );
        using var query = new FormUrlEncodedContent([KeyValuePair.Create("q", canary)]);
        using var search = await SendAsync(
            HttpMethod.Post,
            $"/v1/manage/boards/{ApplicationForm.Board}/search",
            query,
            await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop)
        );
        await system.RowAsync(
            unmailed.Id,
            "mail.confirmation",
            r => r.GetString("State") == "Refused",
            Stop
        );
        await system.Telemetry.UntilEndAsync(id, TraceTests.Steps, Stop);

        taken.StatusCode.Should().Be(HttpStatusCode.OK);
        search.StatusCode.Should().Be(HttpStatusCode.OK);
        var told = system.Telemetry.Bodies;
        string[] kinds =
        [
            "submit application",
            "applyfunctions.mails.handled",
            "A file was read",
            "MailTransientException",
        ];
        kinds.Should().AllSatisfy(kind => told.Should().Contain(b => b.Contains(kind)));
        foreach (var secret in (string[])[canary, "Ada Example", "cv.pdf", "127.0.0.1", "Mozilla"])
        {
            told.Where(b => b.Contains(secret, StringComparison.OrdinalIgnoreCase))
                .Should()
                .BeEmpty($"telemetry does not hold '{secret}'");
        }
    }

    [Fact]
    public async Task A_file_carries_a_trace_and_nothing_else()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);

        var blob = new BlobClient(
            system.Host.StorageConnection,
            "applications",
            $"{answer.Id}/resume"
        );
        var metadata = (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value.Metadata;

        metadata.Should().ContainSingle().Which.Key.Should().Be("traceparent");
        metadata.Values.Single().Should().MatchRegex("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$");
    }

    /// <summary>Until the first try to send the confirmation of an application has ended.</summary>
    private Task UntilFailedAsync(string id) =>
        system.RowAsync(
            id,
            "mail.confirmation",
            r => r.GetInt32("Attempts") >= 1 && r.GetString("State") is "Pending" or "Sent",
            Stop
        );

    /// <summary>With all that a client can say of itself or of a person beside the body.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        HttpContent? body,
        string? key = null
    )
    {
        const string canary = "Zaunkoenig";
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 {canary}");
        request.Headers.TryAddWithoutValidation("Referer", $"https://example.com/{canary}");
        request.Headers.TryAddWithoutValidation("baggage", $"name={canary}");
        request.Headers.TryAddWithoutValidation("tracestate", $"name={canary}");
        request.Headers.TryAddWithoutValidation(
            "traceparent",
            $"00-{Guid.NewGuid():N}-00f067aa0ba902b7-00"
        );
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:"))
            );
        }

        return await system.Http.SendAsync(request, Stop);
    }
}
