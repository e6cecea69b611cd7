using System.Globalization;
using ApplyFunctions.Core.Emails;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Hands mails to SendGrid, one attempt a call: the queue does the repeating.</summary>
public sealed partial class SendGridMailSender(
    IHttpClientFactory clients,
    IOptions<SendGridOptions> options,
    TimeProvider time,
    ILogger<SendGridMailSender> logger
) : IMailSender
{
    /// <summary>The name of the HTTP client that the sender asks the factory for.</summary>
    public const string ClientName = "SendGrid";

    private long _pausedUntil;

    public DateTimeOffset? PausedUntil
    {
        get
        {
            var until = new DateTimeOffset(Volatile.Read(ref _pausedUntil), TimeSpan.Zero);
            return until > time.GetUtcNow() ? until : null;
        }
    }

    public async Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (PausedUntil is { } until)
        {
            throw new MailRateLimitedException("SendGrid takes no mails for a while.", until);
        }

        var settings = ReadSettings();
        var message = SendGridMessages.Build(mail, settings);

        // Given a client, SendGrid's library adds no retry of its own; the factory keeps the handlers.
        using var http = clients.CreateClient(ClientName);
        var client = new SendGridClient(
            http,
            new SendGridClientOptions { ApiKey = settings.ApiKey, Host = settings.Host }
        );

        using var timeout = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            timeout.Token
        );
        try
        {
            var response = await client.SendEmailAsync(message, either.Token);
            var receipt = await SendGridAnswer.ReadAsync(response, time.GetUtcNow(), either.Token);
            LogReceipt(mail, receipt);
            return receipt;
        }
        catch (MailRateLimitedException e)
        {
            // For all mails: those behind this one would only make it longer.
            Volatile.Write(ref _pausedUntil, e.Until.UtcTicks);
            throw;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailTransientException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SendGrid did not answer within {settings.Timeout.TotalSeconds:0.#} s."
                ),
                e
            );
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException)
        {
            throw new MailTransientException("SendGrid could not be reached.", e);
        }
    }

    /// <summary>Read at each send: the app takes applications even while its mail is misconfigured.</summary>
    private SendGridOptions ReadSettings()
    {
        try
        {
            return options.Value;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            // The second is the binder's, for a value that is no time span or no truth value.
            throw new MailTransientException($"Mail is misconfigured. {e.Message}", e);
        }
    }

    private void LogReceipt(Mail mail, MailReceipt receipt)
    {
        if (receipt.Accepted)
        {
            LogTaken(logger, mail.MessageId, receipt.ProviderId);
        }
        else
        {
            LogRefused(logger, mail.MessageId, receipt.Reason);
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "SendGrid took mail {MessageId} as {ProviderId}")]
    private static partial void LogTaken(ILogger logger, string messageId, string? providerId);

    [LoggerMessage(3002, LogLevel.Warning, "SendGrid refused mail {MessageId} for good: {Reason}")]
    private static partial void LogRefused(ILogger logger, string messageId, string? reason);
}
