using Microsoft.AspNetCore.Builder;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>Takes what SendGrid would take, and shows it instead of sending it.</summary>
internal static class MailCatcher
{
    /// <param name="events">Told of every mail, where an app is to hear what became of it.</param>
    public static void Map(
        WebApplication app,
        string folder,
        TextWriter warnings,
        TimeProvider time,
        MailEvents? events = null
    )
    {
        var mailbox = new Mailbox(folder, warnings);
        new SendGridEndpoint(mailbox, new Misbehaviours(), events, time).Map(app);
        new MailpitApi(mailbox).Map(app);
        new MailPages(mailbox).Map(app);
    }
}
