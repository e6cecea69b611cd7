using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>
/// Posts to the app what SendGrid would report of the caught mails. All are delivered, but for addresses that begin
/// with <c>bounce</c>, <c>drop</c> or <c>defer</c>.
/// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
/// </summary>
internal sealed class MailEvents(EventKey key, Uri webhook, TextWriter warnings, TimeProvider time)
    : BackgroundService
{
    private const int MostEvents = 100;
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Channel<JsonObject> _waiting = Channel.CreateUnbounded<JsonObject>();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public void Report(CaughtMail mail)
    {
        foreach (var happened in Of(mail, time.GetUtcNow()))
        {
            _waiting.Writer.TryWrite(happened);
        }
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new JsonArray();
            while (batch.Count < MostEvents && _waiting.Reader.TryRead(out var happened))
            {
                batch.Add(happened);
            }

            await PostAsync(JsonSerializer.SerializeToUtf8Bytes(batch), stoppingToken);
        }
    }

    private static IEnumerable<JsonObject> Of(CaughtMail mail, DateTimeOffset now)
    {
        var to = mail.To.Count == 0 ? "" : mail.To[0].Address;
        (string Event, (string, string)[] More)[] story =
            to.StartsWith("bounce", StringComparison.OrdinalIgnoreCase)
                ?
                [
                    ("processed", []),
                    (
                        "bounce",
                        [
                            ("type", "bounce"),
                            ("status", "5.1.1"),
                            ("bounce_classification", "Invalid Address"),
                            ("reason", $"550 5.1.1 <{to}>: there is nobody of that name"),
                        ]
                    ),
                ]
            : to.StartsWith("drop", StringComparison.OrdinalIgnoreCase)
                ? [("dropped", [("reason", "Bounced Address")])]
            : to.StartsWith("defer", StringComparison.OrdinalIgnoreCase)
                ?
                [
                    ("processed", []),
                    (
                        "deferred",
                        [("response", $"452 4.2.2 <{to}>: mailbox full"), ("attempt", "1")]
                    ),
                ]
            : [("processed", []), ("delivered", [("response", "250 OK")])];
        foreach (var (name, more) in story)
        {
            var happened = new JsonObject
            {
                ["email"] = to,
                ["timestamp"] = now.ToUnixTimeSeconds(),
                ["event"] = name,
                ["sg_event_id"] = CaughtMail.NewId(),
                ["sg_message_id"] = $"{mail.MessageId}.filter0001.1.0",
            };
            foreach (
                var (field, value) in mail.CustomArgs.Select(a => (a.Key, a.Value)).Concat(more)
            )
            {
                happened[field] = value;
            }

            yield return happened;
        }
    }

    private async Task PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        var said = "";
        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                using var request = key.Sign(webhook, body, time.GetUtcNow());
                using var answer = await _http.SendAsync(request, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                said = FormattableString.Invariant($"the status was {(int)answer.StatusCode}");
            }
            catch (Exception e)
                when (e is HttpRequestException
                    || (
                        e is OperationCanceledException
                        && !cancellationToken.IsCancellationRequested
                    )
                )
            {
                said = e.Message;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        await warnings.WriteLineAsync(
            $"What became of mails could not be told to {webhook}: {said}"
        );
    }
}
