using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Integration.Tests.Fuzzing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Privacy;

public sealed class ErasureTests(RunningSystem system)
{
    private readonly PrivacyDesk _desk = new(system);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erased_application_leaves_nothing_of_the_candidate()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var form = PrivacyDesk.Marked(canary);
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await system.RowAsync(link.Id, "text.resume", _ => true, Stop);
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().NotBeEmpty();

        var (status, receipt) = await link.PostAsync("/erase");

        status.Should().Be(202);
        var done = await _desk.DoneAsync(receipt["receipt"]!.ToString());
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
        var form = PrivacyDesk.Marked(canary);
        form.IdempotencyKey = Guid.NewGuid().ToString();
        var answer = await system.ApplyAsync(form, Stop);
        await system.RowAsync(answer.Id, "text.resume", _ => true, Stop);
        var id = PrivacyDesk.Parsed(answer.Id);
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
    public async Task A_person_gets_a_copy_of_all_that_is_kept_and_can_be_erased_whole()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var first = PrivacyDesk.Marked(canary);
        var one = await system.ApplyAsync(first, Stop);
        var two = await system.ApplyAsync(PrivacyDesk.Marked(canary, first.Email), Stop);
        await system.RowAsync(one.Id, "text.resume", _ => true, Stop);

        var zip = await _desk.SendAsync(
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

        var answer = await _desk.SendAsync(
            HttpMethod.Post,
            "people/erase",
            202,
            new { email = first.Email }
        );
        var receipts = JsonNode.Parse(answer)!["receipts"]!.AsArray();
        receipts.Should().HaveCount(2);
        foreach (var receipt in receipts)
        {
            await _desk.DoneAsync(receipt!["receipt"]!.ToString());
        }

        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
        await _desk.SendAsync(HttpMethod.Post, "people/export", 404, new { email = first.Email });
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
}
