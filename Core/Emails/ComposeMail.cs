using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Emails;

/// <summary>Writes a mail about an application: the one that is sent, and the one that is shown before.</summary>
public sealed class ComposeMail(IPostingStore postings, IMailTemplates templates)
{
    /// <param name="statusUrl">The candidate's own page; null where the mail has no link to it.</param>
    public async Task<RenderedMail> ExecuteAsync(
        MailKind kind,
        ApplicationRecord application,
        string? statusUrl,
        CancellationToken cancellationToken
    )
    {
        var posting = await postings.FindAsync(
            application.Board,
            application.Id.PostingId,
            cancellationToken
        );
        var board = await postings.FindBoardAsync(application.Board, cancellationToken);
        var model = MailModels.Of(application, posting, board, statusUrl);
        return await templates.RenderAsync(kind, model, cancellationToken);
    }
}
