using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Emails;
using SendGrid;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Says what SendGrid's answer means for the mail.</summary>
/// <remarks>
/// The rule: only a fault of this very mail ends it. A fault of our configuration meets every mail, so it throws:
/// the messages poison, and are replayed when the configuration is mended. Statuses:
/// https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/responses and
/// https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors
/// </remarks>
internal static partial class SendGridAnswer
{
    // The parts of a request that come from the mail; all others come from our options or our code.
    private static readonly string[] PartsOfTheMail = ["personalizations", "subject", "content"];

    // What a rate limit lasts where SendGrid does not say, and the longest that is believed of what it says.
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public static async Task<MailReceipt> ReadAsync(
        Response response,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        switch (response.StatusCode)
        {
            // 200 is the sandbox's: valid, not delivered.
            case HttpStatusCode.OK or HttpStatusCode.Accepted:
                return MailReceipt.Taken(Header(response, "X-Message-Id"));

            case HttpStatusCode.BadRequest:
                var fields = await ReadFieldsAsync(response, cancellationToken);
                var reason = fields.Count == 0 ? "400" : $"400: {string.Join(", ", fields)}";
                return fields.Count == 0 || fields.Any(IsPartOfTheMail)
                    ? MailReceipt.Refused(reason)
                    : throw new MailTransientException(
                        $"SendGrid refused what the configuration puts into every mail ({reason})."
                    );

            case HttpStatusCode.RequestEntityTooLarge:
                return MailReceipt.Refused("413");

            case HttpStatusCode.TooManyRequests:
                throw new MailRateLimitedException(
                    $"SendGrid answered 429{Wait(response)}.",
                    now + Pause(response, now)
                );

            // 401: the key is wrong or the credits are used up. 403: the sender is not verified, the key lacks
            // mail.send, or the account is blocked for a while. 404, 405, 406, 415: SendGrid:Host is not SendGrid.
            // 5xx: SendGrid's own. Statuses that its documentation does not list must not lose a mail either.
            default:
                throw new MailTransientException(
                    $"SendGrid answered {(int)response.StatusCode}{Hint(response.StatusCode)}."
                );
        }
    }

    private static string Hint(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => " (check SendGrid:ApiKey and the account's credits)",
            HttpStatusCode.Forbidden => " (check SendGrid:From and the key's permissions)",
            < HttpStatusCode.InternalServerError => " (check SendGrid:Host)",
            _ => "",
        };

    // Numbers only, so that nothing but a time can reach the message.
    private static string Wait(Response response)
    {
        var after = response.Headers.RetryAfter;
        var retry =
            after?.Delta is { } delta ? $"; Retry-After: {delta.TotalSeconds:0} s"
            : after?.Date is { } date ? $"; Retry-After: {date:O}"
            : "";
        return long.TryParse(
            Header(response, "X-RateLimit-Reset"),
            CultureInfo.InvariantCulture,
            out var reset
        )
            ? string.Create(CultureInfo.InvariantCulture, $"{retry}; X-RateLimit-Reset: {reset}")
            : retry;
    }

    private static TimeSpan Pause(Response response, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter;
        var told =
            after?.Delta
            ?? (after?.Date - now)
            ?? (
                long.TryParse(
                    Header(response, "X-RateLimit-Reset"),
                    CultureInfo.InvariantCulture,
                    out var reset
                )
                    ? TimeSpan.FromSeconds(reset - now.ToUnixTimeSeconds())
                    : UsualPause
            );
        return told < ShortestPause ? ShortestPause
            : told > LongestPause ? LongestPause
            : told;
    }

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static bool IsPartOfTheMail(string field) =>
        PartsOfTheMail.Any(part => field.StartsWith(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of the faulty fields, but not the messages beside them: those quote addresses.</summary>
    private static async Task<IReadOnlyList<string>> ReadFieldsAsync(
        Response response,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var body = await response.Body.ReadAsStreamAsync(cancellationToken);
            var faults = await JsonSerializer.DeserializeAsync(
                body,
                SendGridJson.Default.SendGridFaults,
                cancellationToken
            );
            return
            [
                .. (faults?.Errors ?? [])
                    .Select(fault => fault?.Field)
                    .OfType<string>()
                    .Where(field => FieldName.IsMatch(field))
                    .Distinct(StringComparer.Ordinal)
                    .Take(10),
            ];
        }
        catch (JsonException)
        {
            // A 400 stays a refusal when a gateway has put a page in the place of the JSON.
            return [];
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\[\]]{1,80}\z", RegexOptions.None, 1000)]
    private static partial Regex FieldName { get; }
}

internal sealed record SendGridFaults(IReadOnlyList<SendGridFault?>? Errors);

internal sealed record SendGridFault(string? Field);

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(SendGridFaults))]
internal sealed partial class SendGridJson : JsonSerializerContext;
