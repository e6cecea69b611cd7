using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>
/// One mail as one recipient list gets it. The names are those of Mailpit's JSON, so that this record is what is stored
/// and what <c>GET /api/v1/message/{ID}</c> answers; <see cref="CustomArgs"/> is added to it.
/// https://mailpit.axllent.org/docs/api-v1/view.html
/// </summary>
internal sealed record CaughtMail
{
    [JsonPropertyName("ID")]
    public required string Id { get; init; }

    /// <summary>SendGrid's <c>X-Message-Id</c>; the mails of one request share it.</summary>
    [JsonPropertyName("MessageID")]
    public required string MessageId { get; init; }
    public required DateTimeOffset Date { get; init; }
    public required MailName From { get; init; }
    public required IReadOnlyList<MailName> To { get; init; }
    public required IReadOnlyList<MailName> Cc { get; init; }
    public required IReadOnlyList<MailName> Bcc { get; init; }
    public required IReadOnlyList<MailName> ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required string Text { get; init; }

    [JsonPropertyName("HTML")]
    public required string Html { get; init; }
    public required int Size { get; init; }
    public required IReadOnlyList<MailAttachment> Attachments { get; init; }
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
    public required IReadOnlyDictionary<string, string> CustomArgs { get; init; }

    /// <summary>SendGrid makes one mail of each personalization.</summary>
    public static IEnumerable<CaughtMail> AllOf(
        SendGridMail mail,
        string messageId,
        DateTimeOffset now
    ) =>
        (mail.Personalizations ?? []).Select(each =>
        {
            var text = Body(mail, "text/plain");
            var html = Body(mail, "text/html");
            return new CaughtMail
            {
                Id = NewId(),
                MessageId = messageId,
                Date = now,
                From = MailName.Of(each.From ?? mail.From),
                To = Names(each.To),
                Cc = Names(each.Cc),
                Bcc = Names(each.Bcc),
                ReplyTo = Names(mail.ReplyTo is null ? mail.ReplyToList : [mail.ReplyTo]),
                Subject = string.IsNullOrEmpty(each.Subject) ? mail.Subject ?? "" : each.Subject,
                Tags = mail.Categories ?? [],
                Text = text,
                Html = html,
                Size = Encoding.UTF8.GetByteCount(text) + Encoding.UTF8.GetByteCount(html),
                Attachments = [.. (mail.Attachments ?? []).Select(MailAttachment.Of)],
                Headers = Merge(mail.Headers, each.Headers),
                CustomArgs = Merge(mail.CustomArgs, each.CustomArgs),
            };
        });

    /// <summary>22 characters that name a file as well as they stand in an address.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static string Body(SendGridMail mail, string type) =>
        mail.Content?.FirstOrDefault(part => part.Type == type)?.Value ?? "";

    private static List<MailName> Names(IReadOnlyList<SendGridAddress>? addresses) =>
        [.. (addresses ?? []).Select(MailName.Of)];

    private static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string>? common,
        IReadOnlyDictionary<string, string>? own
    )
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (common ?? merged).Concat(own ?? merged).ToList())
        {
            merged[name] = value;
        }

        return merged;
    }
}

internal sealed record MailName(string Name, string Address)
{
    public static MailName Of(SendGridAddress? address) =>
        new(address?.Name ?? "", address?.Email ?? "");

    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";
}

/// <summary>An attachment without its content.</summary>
internal sealed record MailAttachment(
    string FileName,
    string ContentType,
    [property: JsonPropertyName("ContentID")] string ContentId,
    int Size
)
{
    public static MailAttachment Of(SendGridAttachment attachment) =>
        new(
            attachment.Filename ?? "",
            attachment.Type ?? "application/octet-stream",
            attachment.ContentId ?? "",
            Base64.IsValid(attachment.Content, out var size) ? size : 0
        );
}
