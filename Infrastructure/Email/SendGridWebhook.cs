using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>SendGrid's Event Webhook: what it posts, once its signature is verified.</summary>
public sealed partial class SendGridWebhook(
    IOptions<SendGridWebhookOptions> options,
    TimeProvider time,
    ILogger<SendGridWebhook> logger
) : IDeliveryReports
{
    /// <summary>SendGrid gathers up to 768 KB for a request.</summary>
    private const int MostBytes = 1024 * 1024;

    // Between its clock and ours.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    private readonly Lazy<IReadOnlyList<byte[]>?> _keys = new(() =>
        SendGridSignatures.ReadKeys(options.Value.WebhookKey)
    );

    public async Task<DeliveryReport> ReadAsync(
        SignedReport report,
        CancellationToken cancellationToken
    )
    {
        if (Keys() is not { } keys)
        {
            return DeliveryReport.Refused(WebhookProblems.NotConfigured);
        }

        if (await BodyAsync(report, cancellationToken) is not { } body)
        {
            return DeliveryReport.Refused(WebhookProblems.TooLarge);
        }

        var signed = SendGridSignatures.Verify(keys, report.Signature, report.Timestamp, body.Span);
        if (signed is not { } at || !IsTimely(at))
        {
            LogNotVerified(signed is null ? "signature" : "timestamp");
            return DeliveryReport.Refused(WebhookProblems.NotVerified);
        }

        return SendGridEvents.Read(body) is { } events
            ? DeliveryReport.Of(events)
            : DeliveryReport.Refused(WebhookProblems.Unreadable);
    }

    private IReadOnlyList<byte[]>? Keys()
    {
        try
        {
            if (_keys.Value is { } keys)
            {
                return keys;
            }

            LogNoKeys();
        }
        catch (OptionsValidationException e)
        {
            LogMisconfigured(e.Message);
        }

        return null;
    }

    private bool IsTimely(DateTimeOffset signed)
    {
        var age = time.GetUtcNow() - signed;
        return age >= -ClockSkew && age <= options.Value.WebhookMaxAge;
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(
        SignedReport report,
        CancellationToken cancellationToken
    )
    {
        if (report.ContentLength > MostBytes)
        {
            return null;
        }

        // One byte more than is allowed tells a body of the limit from a longer one.
        var buffer = new byte[(report.ContentLength ?? MostBytes) + 1];
        var length = await report.Content.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        return length > MostBytes ? default(ReadOnlyMemory<byte>?) : buffer.AsMemory(0, length);
    }

    [LoggerMessage(
        3011,
        LogLevel.Error,
        "SendGrid's webhook is called, but SendGrid__WebhookKey is no verification key, or a list of them with commas"
    )]
    private partial void LogNoKeys();

    [LoggerMessage(3012, LogLevel.Error, "SendGrid's webhook is misconfigured. {Fault}")]
    private partial void LogMisconfigured(string fault);

    [LoggerMessage(3013, LogLevel.Warning, "A call of SendGrid's webhook was refused: {Part}")]
    private partial void LogNotVerified(string part);
}
