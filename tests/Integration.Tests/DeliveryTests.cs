using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Testing;
using Azure.Data.Tables;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What the provider reports of a mail after it took it.</summary>
public sealed class DeliveryTests(RunningSystem system)
{
    private const string Row = "mail.confirmation";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "delivered", null)]
    [InlineData("bounce-", "bounced", "5.1.1 Invalid Address")]
    [InlineData("drop-", "dropped", "Bounced Address")]
    [InlineData("defer-", "deferred", "4.2.2")]
    public async Task What_became_of_a_mail_stands_beside_the_application(
        string beginning,
        string delivery,
        string? reason
    )
    {
        var form = new ApplicationForm($"{beginning}{Guid.NewGuid():N}@example.com");

        var answer = await system.ApplyAsync(form, Stop);

        var row = await system.RowAsync(
            answer.Id,
            Row,
            r => r.GetString("Delivery") == delivery,
            Stop
        );
        row.GetString("State").Should().Be("Sent");
        (row.GetString("DeliveryReason") ?? "").Should().Be(reason ?? "");
        row.GetDateTimeOffset("DeliveryAt").Should().BeAfter(DateTimeOffset.UnixEpoch);
        string.Join(' ', row.Select(column => column.Value)).Should().NotContain(form.Email);
        var failures = (await system.Storage.RowsAsync(answer.Id, Stop))
            .Where(r => r.Key.EndsWith($".confirmation-{delivery}", StringComparison.Ordinal))
            .ToList();
        failures.Should().HaveCount(delivery is "bounced" or "dropped" ? 1 : 0);
        failures.Should().AllSatisfy(f => f.Value.GetString("Reason").Should().Be(reason));
    }

    [Fact]
    public async Task Reports_count_once_and_in_whatever_order_they_come()
    {
        var id = await DeliveredAsync();
        var later = TimeProvider.System.GetUtcNow().AddMinutes(5);

        await ReportAsync(Event(id, "deferred", later, "a"), Event(id, "open", later, "b"));
        var afterDeferred = await RowAsync(id);
        await ReportAsync(Event(id, "bounce", later, "c"));
        await ReportAsync(Event(id, "bounce", later, "c"), Event(id, "delivered", later, "d"));
        await ReportAsync(Event(id, "bounce", later.AddMinutes(1), "c"));
        var afterBounce = await RowAsync(id);

        afterDeferred.GetString("Delivery").Should().Be("delivered");
        afterBounce.GetString("Delivery").Should().Be("bounced");
        afterBounce.GetString("State").Should().Be("Sent");
        afterBounce.GetString("LastEvents").Should().EndWith("a c d");
        (await system.Storage.RowsAsync(id, Stop))
            .Keys.Where(k => k.EndsWith("-bounced", StringComparison.Ordinal))
            .Should()
            .ContainSingle();
    }

    [Fact]
    public async Task Many_reports_of_one_mail_at_once_are_all_recorded()
    {
        var id = await DeliveredAsync();
        var now = TimeProvider.System.GetUtcNow();
        var before = (await RowAsync(id)).GetString("LastEvents");

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => ReportAsync(Event(id, "deferred", now, $"at-once-{i}")))
        );

        (await RowAsync(id))
            .GetString("LastEvents")
            .Split(' ')
            .Except(before.Split(' '))
            .Should()
            .BeEquivalentTo(Enumerable.Range(0, 6).Select(i => $"at-once-{i}"));
    }

    [Fact]
    public async Task What_is_not_ours_is_taken_and_left()
    {
        var now = TimeProvider.System.GetUtcNow();
        const string nobody = "5172511002-00-00000000000000000000";

        await ReportAsync(Event(nobody, "delivered", now, "a"), new JsonObject(), 7);

        (await system.Storage.RowsAsync(nobody, Stop)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""[{"event":"delivered"}""", 0, true, 400)]
    [InlineData("[]", 26 * 60, true, 401)]
    [InlineData("[]", -11, true, 401)]
    [InlineData("[]", 0, false, 401)]
    public async Task Only_what_the_provider_has_signed_of_late_is_read(
        string body,
        int minutesOld,
        bool signed,
        int status
    )
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-minutesOld);
        using var request = system.Host.MailReport(Encoding.UTF8.GetBytes(body), at);
        if (!signed)
        {
            request.Content = new StringContent("[ ]");
        }

        using var answer = await system.Http.SendAsync(request, Stop);

        ((int)answer.StatusCode).Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task A_report_over_a_mebibyte_is_refused()
    {
        using var request = system.Host.MailReport(
            new byte[1024 * 1024 + 1],
            TimeProvider.System.GetUtcNow()
        );

        using var answer = await system.Http.SendAsync(request, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_not_sent_again_once_the_provider_reports_on_it()
    {
        var form = new ApplicationForm();
        await system.Mails.MisbehaveAsync(form.Email, 500, count: 1, Stop, keep: true);

        var answer = await system.ApplyAsync(form, Stop);

        var row = await system.RowAsync(
            answer.Id,
            Row,
            r => r.GetString("Delivery") == "delivered",
            Stop
        );
        row.GetString("State").Should().Be("Sent");
        row.GetString("ProviderId").Should().NotBeNullOrEmpty();
        await Patience.ForAsync(
            "the repeat of the message",
            async () =>
                (await system.Storage.QueryAsync("Outbox", $"RowKey eq '{answer.Id}'", Stop)).Count
                == 0
                    ? "done"
                    : null,
            Stop,
            seconds: 150
        );
        (await system.Mails.ToAsync(form.Email, Stop)).Should().ContainSingle();
    }

    private async Task<string> DeliveredAsync()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        await system.RowAsync(
            answer.Id,
            Row,
            r => r.GetString("Delivery") == "delivered" && r.GetString("State") == "Sent",
            Stop
        );
        return answer.Id;
    }

    private async Task<TableEntity> RowAsync(string id) =>
        (await system.Storage.RowsAsync(id, Stop))[Row];

    private async Task ReportAsync(params JsonNode[] events)
    {
        var body = Encoding.UTF8.GetBytes(new JsonArray(events).ToJsonString());
        using var request = system.Host.MailReport(body, TimeProvider.System.GetUtcNow());
        using var answer = await system.Http.SendAsync(request, Stop);
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private static JsonObject Event(string id, string name, DateTimeOffset at, string eventId) =>
        new()
        {
            ["email"] = "somebody@example.com",
            ["timestamp"] = at.ToUnixTimeSeconds(),
            ["event"] = name,
            ["sg_event_id"] = eventId,
            ["sg_message_id"] = "14c5d75ce93.filter0001",
            ["message_id"] = $"{id}-{nameof(MailKind.Confirmation).ToLowerInvariant()}",
        };
}
