using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>
/// The body of <c>POST /v3/mail/send</c>, as far as it is used here:
/// https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
/// </summary>
internal sealed record SendGridMail
{
    public static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        };

    public IReadOnlyList<SendGridPersonalization>? Personalizations { get; init; }
    public SendGridAddress? From { get; init; }
    public SendGridAddress? ReplyTo { get; init; }
    public IReadOnlyList<SendGridAddress>? ReplyToList { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyList<SendGridContent>? Content { get; init; }
    public IReadOnlyList<SendGridAttachment>? Attachments { get; init; }
    public string? TemplateId { get; init; }
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
    public IReadOnlyDictionary<string, string>? CustomArgs { get; init; }
    public IReadOnlyList<string>? Categories { get; init; }
    public SendGridMailSettings? MailSettings { get; init; }

    /// <summary>Whether a list has <c>null</c> for an element, which the serializer lets through.</summary>
    [JsonIgnore]
    public bool HasHoles =>
        Holes(Personalizations)
        || Holes(ReplyToList)
        || Holes(Content)
        || Holes(Attachments)
        || Holes(Categories)
        || (Personalizations ?? []).Any(each => Holes(each.To) || Holes(each.Cc) || Holes(each.Bcc))
        || (Personalizations ?? [])
            .Select(each => each.CustomArgs)
            .Append(CustomArgs)
            .Any(values => values?.Values.Contains(null, StringComparer.Ordinal) == true);

    private static bool Holes<T>(IReadOnlyList<T>? list)
        where T : class => list?.Any(element => element is null) == true;
}

internal sealed record SendGridPersonalization
{
    public IReadOnlyList<SendGridAddress>? To { get; init; }
    public IReadOnlyList<SendGridAddress>? Cc { get; init; }
    public IReadOnlyList<SendGridAddress>? Bcc { get; init; }
    public SendGridAddress? From { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
    public IReadOnlyDictionary<string, string>? CustomArgs { get; init; }
}

internal sealed record SendGridAddress(string? Email, string? Name);

internal sealed record SendGridContent(string? Type, string? Value);

internal sealed record SendGridAttachment(
    string? Content,
    string? Type,
    string? Filename,
    string? ContentId
);

internal sealed record SendGridMailSettings(SendGridSwitch? SandboxMode);

internal sealed record SendGridSwitch(bool Enable);

/// <summary>SendGrid's error body.</summary>
internal sealed record SendGridErrors(IReadOnlyList<SendGridError> Errors)
{
    public static SendGridErrors Of(string message) => new([new SendGridError(message)]);
}

internal sealed record SendGridError(string Message, string? Field = null, string? Help = null);
