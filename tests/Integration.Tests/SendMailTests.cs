using System.Collections.Concurrent;
using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Infrastructure.Email;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>A sender of its own beside the running app, which hears of these mails only from the dispatcher.</summary>
public sealed class SendMailTests(RunningSystem system)
{
    private const string Row = "mail.confirmation";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_is_faster_than_the_mark_stays_and_the_mark_is_made_beside_it()
    {
        await using var services = system.Compose(change: s =>
            s.AddSingleton<IWorkQueues, Announced>()
                .AddSingleton<IDeliveryReports, OneReport>()
                .AddSingleton<IMailSender, ReportingSender>()
        );
        var (id, _) = await SubmitAsync(services);

        await services.GetRequiredService<SendMail>().ExecuteAsync(id, Stop);

        var row = (await system.Storage.RowsAsync($"{id.ApplicationId}", Stop))[Row];
        row.GetString("State").Should().Be("Sent");
        row.GetString("ProviderId").Should().Be(ReportingSender.ProviderId);
        row.GetString("Delivery").Should().Be("processed");
        row.GetInt32("Attempts").Should().Be(1);
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("processed")]
    [InlineData("dropped")]
    public async Task A_mail_that_the_provider_reports_on_is_not_owed_any_more(string happened)
    {
        await using var services = system.Compose(change: s =>
            s.AddSingleton<IWorkQueues, Announced>()
        );
        var (id, form) = await SubmitAsync(services);
        var body = System.Text.Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""[{"event":"{{happened}}","timestamp":1777885200,"message_id":"{{id}}"}]"""
            )
        );
        using var request = system.Host.MailReport(body, TimeProvider.System.GetUtcNow());

        using var answer = await system.Http.SendAsync(request, Stop);
        await services.GetRequiredService<SendMail>().ExecuteAsync(id, Stop);

        var row = (await system.Storage.RowsAsync($"{id.ApplicationId}", Stop))[Row];
        row.GetString("State").Should().Be("Sent");
        row.GetInt32("Attempts").Should().Be(0);
        (await system.Mails.ToAsync(form.Email, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_rate_limit_puts_mails_off_and_costs_them_no_attempt()
    {
        var later = new Announced();
        await using var services = system.Compose(change: s => s.AddSingleton<IWorkQueues>(later));
        var (limited, form) = await SubmitAsync(services);
        var (behind, _) = await SubmitAsync(services);
        await system.Mails.MisbehaveAsync(form.Email, 429, count: 1, Stop, retryAfter: 20);
        var send = services.GetRequiredService<SendMail>();

        await send.ExecuteAsync(limited, Stop);
        await send.ExecuteAsync(behind, Stop);

        later.Delays.Select(d => d.Id).Should().Equal(limited, behind);
        later
            .Delays.Should()
            .AllSatisfy(d =>
                d.Delay.Should().BeCloseTo(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(10))
            );
        foreach (var (id, attempts) in new[] { (limited, 1), (behind, 0) })
        {
            var row = (await system.Storage.RowsAsync($"{id.ApplicationId}", Stop))[Row];
            row.GetString("State").Should().Be("Pending");
            row.GetInt32("Attempts").Should().Be(attempts);
        }
    }

    [Fact]
    public async Task A_mail_that_cannot_be_put_off_fails_so_that_the_queue_repeats_it()
    {
        await using var services = system.Compose(change: s =>
            s.AddSingleton<IWorkQueues, OutboxTests.NoQueues>()
        );
        var (id, form) = await SubmitAsync(services);
        await system.Mails.MisbehaveAsync(form.Email, 429, count: 1, Stop);

        var send = () => services.GetRequiredService<SendMail>().ExecuteAsync(id, Stop);

        await send.Should().ThrowAsync<MailRateLimitedException>();
    }

    [Fact]
    public async Task A_template_that_cannot_be_rendered_fails_the_mail_and_reaches_nobody()
    {
        await using var services = system.Compose(change: s =>
            s.AddSingleton<IWorkQueues, Announced>()
                .AddSingleton<IMailTemplates>(new FluidMailTemplates(Misspelt()))
        );
        var (id, form) = await SubmitAsync(services);
        var send = services.GetRequiredService<SendMail>();

        // What the queue does with a message: five tries, then the poison queue.
        for (var tries = 0; tries < 5; tries++)
        {
            var attempt = () => send.ExecuteAsync(id, Stop);
            await attempt.Should().ThrowAsync<Exception>();
        }

        await send.GiveUpAsync(id, Stop);

        var row = (await system.Storage.RowsAsync($"{id.ApplicationId}", Stop))[Row];
        row.GetString("State").Should().Be("Failed");
        row.GetInt32("Attempts").Should().Be(0);
        (await system.Mails.ToAsync(form.Email, Stop)).Should().BeEmpty();
    }

    private static Dictionary<string, string> Misspelt()
    {
        var folder = Path.Combine(RepositoryFolder.Path, "Infrastructure", "Email", "Templates");
        return Directory
            .EnumerateFiles(folder, "*.liquid", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                file =>
                    file.EndsWith("confirmation.liquid", StringComparison.Ordinal)
                        ? File.ReadAllText(file) + "{{ fist_name }}"
                        : File.ReadAllText(file),
                StringComparer.Ordinal
            );
    }

    private static async Task<(MailId Id, ApplicationForm Form)> SubmitAsync(
        ServiceProvider services
    )
    {
        var form = new ApplicationForm();
        var outcome = await services.SubmitAsync(form, Stop);
        var id = outcome.Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id;
        return (new MailId(id, MailKind.Confirmation), form);
    }

    /// <summary>Queues that nobody takes from.</summary>
    private sealed class Announced : IWorkQueues
    {
        private readonly ConcurrentQueue<(MailId Id, TimeSpan Delay)> _delays = new();

        public IReadOnlyCollection<(MailId Id, TimeSpan Delay)> Delays => [.. _delays];

        public Task<bool> TrySendMailAsync(MailId id, CancellationToken cancellationToken) =>
            Task.FromResult(true);

        public Task<bool> TrySendMailLaterAsync(
            MailId id,
            TimeSpan delay,
            CancellationToken cancellationToken
        )
        {
            _delays.Enqueue((id, delay));
            return Task.FromResult(true);
        }

        public Task<bool> TrySendEqualityAnswerAsync(
            ApplicationId id,
            int index,
            TimeSpan delay,
            CancellationToken cancellationToken
        ) => Task.FromResult(true);

        public Task<bool> TrySendSearchAsync(
            ApplicationId id,
            CancellationToken cancellationToken
        ) => Task.FromResult(true);

        public Task<bool> TrySendWebhookAsync(
            WebhookWork work,
            TimeSpan delay,
            CancellationToken cancellationToken
        ) => Task.FromResult(true);

        public Task<bool> TrySendTextAsync(FileId file, CancellationToken cancellationToken) =>
            Task.FromResult(true);

        public Task<bool> TrySendErasureAsync(
            ApplicationId id,
            CancellationToken cancellationToken
        ) => Task.FromResult(true);
    }

    /// <summary>A provider that reports on a mail before it has answered.</summary>
    private sealed class ReportingSender(IServiceProvider services) : IMailSender
    {
        public const string ProviderId = "of-the-answer";

        public DateTimeOffset? PausedUntil => null;

        public async Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            var reports = (OneReport)services.GetRequiredService<IDeliveryReports>();
            MailId.TryParse(mail.MessageId, out var id).Should().BeTrue();
            reports.Mail = id;
            await services
                .GetRequiredService<RecordDeliveries>()
                .ExecuteAsync(new SignedReport(Stream.Null, 0, null, null), cancellationToken);
            return MailReceipt.Taken(ProviderId);
        }
    }

    private sealed class OneReport : IDeliveryReports
    {
        public MailId Mail { get; set; }

        public Task<DeliveryReport> ReadAsync(
            SignedReport report,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                DeliveryReport.Of([
                    new DeliveryEvent(
                        "a",
                        Mail,
                        DeliveryState.Processed,
                        TimeProvider.System.GetUtcNow(),
                        null,
                        null
                    ),
                ])
            );
    }
}
