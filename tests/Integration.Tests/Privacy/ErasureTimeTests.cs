using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Integration.Tests.Fuzzing;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Privacy;

/// <summary>When an application is erased, and when the candidate is told.</summary>
public sealed class ErasureTimeTests(RunningSystem system)
{
    private readonly PrivacyDesk _desk = new(system);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_legal_hold_goes_before_an_erasure_until_it_is_lifted()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        var form = PrivacyDesk.Marked(canary);
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await _desk.SendAsync(HttpMethod.Put, $"applications/{link.Id}/legal-hold", 204);

        var (status, receipt) = await link.PostAsync("/erase");

        status.Should().Be(202);
        await using var services = system.Compose();
        var id = PrivacyDesk.Parsed(link.Id);
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

        await _desk.SendAsync(HttpMethod.Delete, $"applications/{link.Id}/legal-hold", 204);

        await _desk.DoneAsync(receipt["receipt"]!.ToString());
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
        var mails = await system.Mails.ToAsync(form.Email, Stop);
        mails.Should().ContainSingle(m => m.Text.Contains("removing everything"));
    }

    [Fact]
    public async Task An_erasure_alone_sends_the_mail_that_tells_of_it()
    {
        // Were the mail asked for besides, the erasure would come upon it while it is being sent, and wait.
        var form = PrivacyDesk.Marked($"canary{Guid.NewGuid():N}");
        var id = PrivacyDesk.Parsed((await system.ApplyAsync(form, Stop)).Id);
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
        var id = PrivacyDesk.Parsed(answer.Id);
        if (isHeld)
        {
            await _desk.SendAsync(HttpMethod.Put, $"applications/{id}/legal-hold", 204);
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

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
