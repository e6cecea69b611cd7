using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What the timer does for work that nobody started.</summary>
public sealed class OutboxTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_whose_messages_were_never_sent_gets_its_mail_all_the_same()
    {
        // As after a crash between commit and messages. The app that runs beside the test finds it with its timer.
        await using var services = AppComposition.Build(
            system.Host.Settings,
            s => s.AddSingleton<IWorkQueues, NoQueues>()
        );
        var form = new ApplicationForm();

        var outcome = await services.SubmitAsync(form, Stop);

        var id = outcome.Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id.ToString();
        (await system.Mails.ToAsync(form.Email, Stop)).Should().BeEmpty();
        await system.Mails.FirstToAsync(form.Email, Stop, seconds: 120);
        await system.RowAsync(id, "mail.confirmation", r => r.GetString("State") == "Sent", Stop);
        await Patience.ForAsync(
            "equality answers to be moved",
            async () =>
                (await system.Storage.RowsAsync(id, Stop)).Keys.Any(k =>
                    k.StartsWith("equality.", StringComparison.Ordinal)
                )
                    ? null
                    : "moved",
            Stop,
            seconds: 120
        );
        (await system.Mails.ToAsync(form.Email, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_entry_goes_when_nothing_is_owed_any_more()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        var filter = $"RowKey eq '{answer.Id}'";
        (await system.Storage.QueryAsync("Outbox", filter, Stop)).Should().ContainSingle();

        await Patience.ForAsync(
            "the outbox entry to go",
            async () =>
                (await system.Storage.QueryAsync("Outbox", filter, Stop)).Count == 0
                    ? "gone"
                    : null,
            Stop,
            seconds: 150
        );
    }

    internal sealed class NoQueues : IWorkQueues
    {
        public Task<bool> TrySendMailAsync(MailId id, CancellationToken cancellationToken) =>
            Task.FromResult(false);

        public Task<bool> TrySendMailLaterAsync(
            MailId id,
            TimeSpan delay,
            CancellationToken cancellationToken
        ) => Task.FromResult(false);

        public Task<bool> TrySendEqualityAnswerAsync(
            ApplicationId id,
            int index,
            TimeSpan delay,
            CancellationToken cancellationToken
        ) => Task.FromResult(false);

        public Task<bool> TrySendErasureAsync(
            ApplicationId id,
            CancellationToken cancellationToken
        ) => Task.FromResult(false);

        public Task<bool> TrySendSearchAsync(
            ApplicationId id,
            CancellationToken cancellationToken
        ) => Task.FromResult(false);

        public Task<bool> TrySendWebhookAsync(
            WebhookWork work,
            TimeSpan delay,
            CancellationToken cancellationToken
        ) => Task.FromResult(false);

        public Task<bool> TrySendTextAsync(FileId file, CancellationToken cancellationToken) =>
            Task.FromResult(false);
    }
}
