using System.Buffers;
using ApplyFunctions.Core.Emails;
using SendGrid.Helpers.Mail;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Writes a mail as SendGrid's <c>/v3/mail/send</c> takes it.</summary>
internal static class SendGridMessages
{
    private const int MaxNameLength = 100;

    // SendGrid writes to.name into the header unquoted: a comma or a bracket in it has made SendGrid send to
    // a part of the name, or drop the mail. Its documentation forbids , and ; and its support adds the others.
    // https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations
    // https://github.com/sendgrid/sendgrid-ruby/issues/394
    private static readonly SearchValues<char> Unquotable = SearchValues.Create("(),:;<>@[]\"\\");

    public static SendGridMessage Build(Mail mail, SendGridOptions options)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(options.From, MailLine.Clean(options.FromName, MaxNameLength)),
            Subject = mail.Subject,
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
        };
        message.AddTo(new EmailAddress(mail.ToAddress, RecipientName(mail.ToName)));
        if (!string.IsNullOrEmpty(options.ReplyTo))
        {
            message.SetReplyTo(new EmailAddress(options.ReplyTo));
        }

        // Custom arguments come back in every event and are not meant for personal data: an opaque id, and no more.
        message.AddCustomArg("message_id", mail.MessageId);

        // RFC 3834: answering machines stay silent to what a machine sent; the X- header says it to Exchange.
        message.AddGlobalHeader("Auto-Submitted", "auto-generated");
        message.AddGlobalHeader("X-Auto-Response-Suppress", "All");
        message.AddGlobalHeader("Content-Language", MailLine.Clean(mail.Language, 35));

        // A candidate has asked to be told, not to be watched: open tracking puts a remote image into the mail,
        // click tracking sends every link through SendGrid. Off here, whatever the account's own settings are.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        message.SetGoogleAnalytics(enable: false);
        message.SetSubscriptionTracking(enable: false);

        message.SetSandBoxMode(options.SandboxMode);
        return message;
    }

    /// <summary>Null where nothing is left: an address without a name is valid.</summary>
    private static string? RecipientName(string name)
    {
        var safe = string.Create(
            name.Length,
            name,
            static (target, source) =>
            {
                source.CopyTo(target);
                target.ReplaceAny(Unquotable, ' ');
            }
        );
        var line = MailLine.Clean(safe, MaxNameLength);
        return line.Length == 0 ? null : line;
    }
}
