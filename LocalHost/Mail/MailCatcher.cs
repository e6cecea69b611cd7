using Microsoft.AspNetCore.Builder;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>Takes what SendGrid would take, and shows it instead of sending it.</summary>
internal static class MailCatcher
{
    public static void Map(
        WebApplication app,
        string folder,
        TextWriter warnings,
        TimeProvider time
    )
    {
        var mailbox = new Mailbox(folder, warnings);
        new SendGridEndpoint(mailbox, new Misbehaviours(), time).Map(app);
        new MailpitApi(mailbox).Map(app);
        new MailPages(mailbox).Map(app);
    }
}
