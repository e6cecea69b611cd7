using System.Net.Mail;
using System.Text;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>
/// What SendGrid refuses with 400, in its own words:
/// https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors
/// </summary>
internal static class SendGridRules
{
    private const string Help =
        "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html";
    private const int MostPersonalizations = 1_000;
    private const int MostCustomArgumentBytes = 10_000;
    private const int MostCategories = 10;

    public static IReadOnlyList<SendGridError> Check(SendGridMail mail) =>
        [
            .. CheckFrom(mail),
            .. CheckPersonalizations(mail),
            .. CheckSubject(mail),
            .. CheckContent(mail),
            .. CheckCategories(mail),
        ];

    private static IEnumerable<SendGridError> CheckFrom(SendGridMail mail)
    {
        if (string.IsNullOrEmpty(mail.From?.Email))
        {
            yield return Fault(
                "The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.  e.g. {\"email\" : \"example@example.com\"}  or {\"email\" : \"example@example.com\", \"name\" : \"Example Recipient\"}.",
                "from.email",
                "message.from"
            );
        }
        else if (!IsAddress(mail.From))
        {
            yield return Fault(
                "The from email does not contain a valid address.",
                "from.email",
                "message.from"
            );
        }

        if (mail.ReplyTo is not null && !IsAddress(mail.ReplyTo))
        {
            yield return Fault(
                "The reply_to email does not contain a valid address.",
                "reply_to.email",
                "message.reply_to"
            );
        }
    }

    private static IEnumerable<SendGridError> CheckPersonalizations(SendGridMail mail)
    {
        var all = mail.Personalizations ?? [];
        if (all.Count is 0 or > MostPersonalizations)
        {
            yield return Fault(
                all.Count == 0
                    ? "The personalizations field is required and must have at least one personalization."
                    : $"The personalizations field can have at most {MostPersonalizations} personalizations.",
                "personalizations",
                "-Personalizations-Errors"
            );
        }

        foreach (var (index, personalization) in all.Index())
        {
            var path = FormattableString.Invariant($"personalizations.{index}");
            foreach (var error in CheckRecipients(personalization, path))
            {
                yield return error;
            }

            if (
                Bytes(mail.CustomArgs) + Bytes(personalization.CustomArgs)
                > MostCustomArgumentBytes
            )
            {
                yield return Fault(
                    "The custom_args values combined can't be larger than 10,000 bytes.",
                    $"{path}.custom_args",
                    "message.custom_args"
                );
            }
        }
    }

    private static IEnumerable<SendGridError> CheckRecipients(
        SendGridPersonalization personalization,
        string path
    )
    {
        if (personalization.To is not { Count: > 0 })
        {
            yield return Fault(
                "The to array is required for all personalization objects, and must have at least one email object with a valid email address.",
                $"{path}.to",
                "message.personalizations.to"
            );
        }

        (string Kind, IReadOnlyList<SendGridAddress>? Addresses)[] lists =
        [
            ("to", personalization.To),
            ("cc", personalization.Cc),
            ("bcc", personalization.Bcc),
        ];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (kind, addresses) in lists)
        {
            foreach (var (index, address) in (addresses ?? []).Index())
            {
                if (!IsAddress(address))
                {
                    yield return Fault(
                        "Does not contain a valid address.",
                        FormattableString.Invariant($"{path}.{kind}.{index}.email"),
                        $"message.personalizations.{kind}"
                    );
                }
                else if (!seen.Add(address.Email ?? ""))
                {
                    yield return Fault(
                        $"Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [{address.Email}] in the {path}.{kind} field.",
                        "personalizations",
                        "message.recipient-errors"
                    );
                }
            }
        }
    }

    private static IEnumerable<SendGridError> CheckSubject(SendGridMail mail)
    {
        var missing =
            string.IsNullOrEmpty(mail.Subject)
            && string.IsNullOrEmpty(mail.TemplateId)
            && (mail.Personalizations ?? []).Any(one => string.IsNullOrEmpty(one.Subject));
        if (missing)
        {
            yield return Fault(
                "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.",
                "subject",
                "message.subject"
            );
        }
    }

    private static IEnumerable<SendGridError> CheckContent(SendGridMail mail)
    {
        var content = mail.Content ?? [];
        if (content.Count == 0 && string.IsNullOrEmpty(mail.TemplateId))
        {
            yield return Fault(
                "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.",
                "content",
                "message.content"
            );
        }

        foreach (var (index, part) in content.Index())
        {
            var path = FormattableString.Invariant($"content.{index}");
            if (string.IsNullOrEmpty(part.Type))
            {
                yield return Fault(
                    "The content type must be a string at least one character in length.",
                    $"{path}.type",
                    "message.content.type"
                );
            }

            if (string.IsNullOrEmpty(part.Value))
            {
                yield return Fault(
                    "The content value must be a string at least one character in length.",
                    $"{path}.value",
                    "message.content.value"
                );
            }
        }

        var types = content.Select(part => part.Type).ToList();
        var inOrder =
            types.IndexOf("text/plain") <= 0
            && (
                !types.Contains("text/html")
                || types.IndexOf("text/html") <= types.IndexOf("text/plain") + 1
            );
        if (!inOrder)
        {
            yield return Fault(
                "If present, text/plain and text/html must be the first and second content entries respectively.",
                "content",
                "message.content.type"
            );
        }
    }

    private static IEnumerable<SendGridError> CheckCategories(SendGridMail mail)
    {
        if (mail.Categories is { Count: > MostCategories })
        {
            yield return Fault(
                "The categories array cannot have more than 10 categories.",
                "categories",
                "message.categories"
            );
        }
    }

    /// <summary>SendGrid takes no Unicode in an address.</summary>
    private static bool IsAddress(SendGridAddress? address) =>
        address?.Email is { } email
        && Ascii.IsValid(email)
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email;

    private static int Bytes(IReadOnlyDictionary<string, string>? values) =>
        values?.Sum(pair =>
            Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value)
        )
        ?? 0;

    private static SendGridError Fault(string message, string field, string anchor) =>
        new(message, field, $"{Help}#{anchor}");
}
