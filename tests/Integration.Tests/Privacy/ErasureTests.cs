using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Integration.Tests.Fuzzing;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Privacy;

public sealed class ErasureTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erased_application_leaves_nothing_of_the_candidate()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var form = Marked(canary);
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await system.RowAsync(link.Id, "text.resume", _ => true, Stop);
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().NotBeEmpty();

        var (status, receipt) = await link.PostAsync("/erase");

        status.Should().Be(202);
        var done = await DoneAsync(receipt["receipt"]!.ToString());
        done["rows"]!.GetValue<int>().Should().BeGreaterThan(3);
        done["files"]!.GetValue<int>().Should().Be(1);
        done["texts"]!.GetValue<int>().Should().Be(1);
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
        (await link.GetAsync()).Status.Should().Be(404);
        var mails = await system.Mails.ToAsync(form.Email, Stop);
        mails.Should().ContainSingle(m => !m.Text.Contains(link.Token, StringComparison.Ordinal));

        // What is left counts it, and says no more.
        var rows = await system.Storage.RowsAsync(link.Id, Stop);
        rows.Keys.Should().Equal("application");
        rows["application"]
            .Keys.Where(k => !k.StartsWith("odata", StringComparison.Ordinal))
            .Should()
            .BeEquivalentTo(
                "PartitionKey",
                "RowKey",
                "Timestamp",
                "Schema",
                "Board",
                "PostingId",
                "ReceivedMonth",
                "ErasedAt"
            );

        var again = await system.ApplyAsync(form, Stop);
        again.Status.Should().Be(422);
        again.Body["title"]!.ToString().Should().Contain("new Idempotency-Key");
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
        form.IdempotencyKey = Guid.NewGuid().ToString();
        (await system.ApplyAsync(form, Stop)).Status.Should().Be(200);
    }

    [Theory]
    [InlineData(typeof(IApplicationFiles), nameof(IApplicationFiles.DeleteAllAsync))]
    [InlineData(typeof(ICvTexts), nameof(ICvTexts.DeleteAllAsync))]
    [InlineData(typeof(ISearchIndex), nameof(ISearchIndex.UpdateAsync))]
    [InlineData(typeof(IPeople), nameof(IPeople.RemoveAsync))]
    [InlineData(typeof(IIdempotencyKeys), nameof(IIdempotencyKeys.ForgetAsync))]
    [InlineData(typeof(IErasureReceipts), nameof(IErasureReceipts.SaveAsync))]
    [InlineData(typeof(IApplicationErasure), nameof(IApplicationErasure.StripAsync))]
    [InlineData(typeof(IApplicationErasure), nameof(IApplicationErasure.BuryAsync))]
    public async Task An_erasure_that_stops_anywhere_goes_on(Type port, string method)
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var form = Marked(canary);
        form.IdempotencyKey = Guid.NewGuid().ToString();
        var answer = await system.ApplyAsync(form, Stop);
        await system.RowAsync(answer.Id, "text.resume", _ => true, Stop);
        var id = Parsed(answer.Id);
        await using var services = system.Compose(change: s =>
        {
            // The running app would be asked to do it, too.
            s.AddSingleton(StubPort.Of<IWorkQueues>());
            Breaking.Decorate(s, port, method);
        });
        var request = () =>
            services
                .GetRequiredService<RequestErasure>()
                .ExecuteAsync(id, ErasureReason.Company, Stop);
        if (method == nameof(IErasureReceipts.SaveAsync))
        {
            await request.Should().ThrowAsync<TimeoutException>();
        }

        (await request()).Should().NotBeNull();
        var erase = services.GetRequiredService<EraseApplication>();
        if (method != nameof(IErasureReceipts.SaveAsync))
        {
            var run = () => erase.ExecuteAsync(id, Stop);
            await run.Should().ThrowAsync<TimeoutException>();
        }

        await erase.ExecuteAsync(id, Stop);

        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_legal_hold_goes_before_an_erasure_until_it_is_lifted()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var form = Marked(canary);
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await SendAsync(HttpMethod.Put, $"applications/{link.Id}/legal-hold", 204);

        var (status, receipt) = await link.PostAsync("/erase");

        status.Should().Be(202);
        await using var services = system.Compose();
        var id = Parsed(link.Id);
        await services.GetRequiredService<EraseApplication>().ExecuteAsync(id, Stop);
        await services
            .GetRequiredService<SendMail>()
            .ExecuteAsync(new MailId(id, MailKind.Erasure), Stop);
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().NotBeEmpty();
        var rows = await system.Storage.RowsAsync(link.Id, Stop);
        rows["mail.erasure"].GetString("State").Should().Be(nameof(MailState.Pending));
        var owed = await services.GetRequiredService<IOutbox>().FindOwedAsync(id, Stop);
        owed!.Erasure.Should().BeFalse();
        owed.Mails.Should().NotContain(m => m.Id.Kind == MailKind.Erasure);

        await SendAsync(HttpMethod.Delete, $"applications/{link.Id}/legal-hold", 204);

        await DoneAsync(receipt["receipt"]!.ToString());
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
        var mails = await system.Mails.ToAsync(form.Email, Stop);
        mails.Should().ContainSingle(m => m.Text.Contains("removing everything"));
    }

    [Fact]
    public async Task An_erasure_alone_sends_the_mail_that_tells_of_it()
    {
        // Were the mail asked for besides, the erasure would come upon it while it is being sent, and wait.
        var form = Marked($"canary{Guid.NewGuid():N}");
        var id = Parsed((await system.ApplyAsync(form, Stop)).Id);
        var mails = 0;
        var queues = StubPort.Of<IWorkQueues>(
            (nameof(IWorkQueues.TrySendMailAsync), _ => Interlocked.Increment(ref mails) > 0)
        );
        await using var services = system.Compose(change: s => s.AddSingleton(queues));
        // As after a legal hold.
        await using var late = system.Compose(change: s =>
            s.AddSingleton(queues).AddSingleton<TimeProvider>(new Later(TimeSpan.FromHours(2)))
        );

        await services
            .GetRequiredService<RequestErasure>()
            .ExecuteAsync(id, ErasureReason.Candidate, Stop);
        var owed = await services.GetRequiredService<IOutbox>().FindOwedAsync(id, Stop);
        await late.GetRequiredService<EraseApplication>().ExecuteAsync(id, Stop);

        mails.Should().Be(0);
        owed!.Erasure.Should().BeTrue();
        owed.Mails.Should().NotContain(m => m.Id.Kind == MailKind.Erasure);
        (await system.Mails.ToAsync(form.Email, Stop))
            .Should()
            .ContainSingle(m => m.Text.Contains("removing everything"));
    }

    [Fact]
    public async Task A_person_gets_a_copy_of_all_that_is_kept_and_can_be_erased_whole()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var first = Marked(canary);
        var one = await system.ApplyAsync(first, Stop);
        var two = await system.ApplyAsync(Marked(canary, first.Email), Stop);
        await system.RowAsync(one.Id, "text.resume", _ => true, Stop);

        var zip = await SendAsync(
            HttpMethod.Post,
            "people/export",
            200,
            new { email = first.Email.ToUpperInvariant() }
        );

        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        archive
            .Entries.Select(e => e.FullName)
            .Should()
            .Contain([
                $"{one.Id}/application.json",
                $"{two.Id}/application.json",
                $"{one.Id}/files/resume-{canary}.txt",
                $"{one.Id}/texts/resume.txt",
            ]);
        using var json = archive.GetEntry($"{one.Id}/application.json")!.Open();
        var application = (await JsonNode.ParseAsync(json, cancellationToken: Stop))!;
        application["application"]!["candidate"]!["last_name"]!.ToString().Should().Be(canary);
        using var file = new StreamReader(
            archive.GetEntry($"{one.Id}/files/resume-{canary}.txt")!.Open()
        );
        (await file.ReadToEndAsync(Stop))
            .Should()
            .Be(Encoding.UTF8.GetString(first.Content("resume")));

        var answer = await SendAsync(
            HttpMethod.Post,
            "people/erase",
            202,
            new { email = first.Email }
        );
        var receipts = JsonNode.Parse(answer)!["receipts"]!.AsArray();
        receipts.Should().HaveCount(2);
        foreach (var receipt in receipts)
        {
            await DoneAsync(receipt!["receipt"]!.ToString());
        }

        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
        await SendAsync(HttpMethod.Post, "people/export", 404, new { email = first.Email });
    }

    [Theory]
    [InlineData(729, false, false)]
    [InlineData(731, false, true)]
    [InlineData(731, true, false)]
    public async Task An_application_is_erased_when_its_time_is_over(
        int days,
        bool isHeld,
        bool isErased
    )
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        var id = Parsed(answer.Id);
        if (isHeld)
        {
            await SendAsync(HttpMethod.Put, $"applications/{id}/legal-hold", 204);
        }

        await using var services = system.Compose(change: s =>
            s.AddSingleton<TimeProvider>(new Later(TimeSpan.FromDays(days)))
        );
        var application = await services
            .GetRequiredService<IApplicationStore>()
            .FindAsync(id, Stop);

        var ordered = await services
            .GetRequiredService<Retention>()
            .ApplyAsync(
                id,
                new ApplicationHead(
                    application!.Board,
                    application.ReceivedAt,
                    application.Details.Consents.RetentionDays,
                    application.LegalHold
                ),
                Stop
            );

        ordered.Should().Be(isErased);
    }

    [Fact]
    public async Task Only_the_boards_own_servers_may_ask_about_people()
    {
        using var none = await system.Http.PostAsJsonAsync(
            "/v1/manage/boards/example/people/export",
            new { email = "a@example.com" },
            Stop
        );

        ((int)none.StatusCode).Should().Be(401);
    }

    private static ApplicationForm Marked(string canary, string? email = null) =>
        new ApplicationForm(email ?? $"{canary}@example.com")
            .Set("last_name", canary)
            .File(
                "resume",
                $"{canary}.txt",
                Encoding.UTF8.GetBytes($"All about {canary} {Guid.NewGuid()}")
            );

    private static ApplicationId Parsed(string text) =>
        ApplicationId.TryParse(text, out var id) ? id : throw new FormatException(text);

    private Task<JsonObject> DoneAsync(string receipt) =>
        Patience.ForAsync(
            "the erasure",
            async () =>
            {
                var found = await system.Http.GetFromJsonAsync<JsonObject>(
                    $"/v1/erasures/{receipt}",
                    Stop
                );
                return found!["state"]!.ToString() == "done" ? found : null;
            },
            Stop,
            seconds: 60
        );

    private async Task<byte[]> SendAsync(
        HttpMethod method,
        string path,
        int status,
        object? json = null
    )
    {
        var key = await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop);
        using var request = new HttpRequestMessage(method, $"/v1/manage/boards/example/{path}")
        {
            Content = json is null ? null : JsonContent.Create(json),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:"))
        );
        using var response = await system.Http.SendAsync(request, Stop);
        ((int)response.StatusCode)
            .Should()
            .Be(status, await response.Content.ReadAsStringAsync(Stop));
        await system.Storage.RemoveApiKeyAsync(ApplicationForm.Board, key, Stop);
        return await response.Content.ReadAsByteArrayAsync(Stop);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
