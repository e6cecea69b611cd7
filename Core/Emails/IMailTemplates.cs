namespace ApplyFunctions.Core.Emails;

/// <summary>Renders the mails' subject, text and HTML.</summary>
public interface IMailTemplates
{
    ValueTask<RenderedMail> RenderAsync(
        MailKind kind,
        MailModel model,
        CancellationToken cancellationToken
    );
}

public sealed record RenderedMail(string Subject, string Text, string Html, string Language);

/// <summary>What a mail about an application can say. It never quotes the CV or an answer.</summary>
/// <param name="Reference">The application's id, which the candidate can quote.</param>
/// <param name="ReceivedAt">In the posting's zone where it has one, else UTC.</param>
/// <param name="StatusUrl">The candidate's own link to the application; null where there is no such page.</param>
/// <param name="SupportEmail">Where to get help; null where the board names none.</param>
/// <param name="Language">The posting's language tag; the templates fall back to English.</param>
public sealed record MailModel(
    string FirstName,
    string LastName,
    string PostingTitle,
    string CompanyName,
    string? PostingUrl,
    string Reference,
    DateTimeOffset ReceivedAt,
    string? StatusUrl,
    string? SupportEmail,
    string? PrivacyPolicyUrl,
    string Language
);
