using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Privacy;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>Adds notes to applications, and takes them away.</summary>
public sealed class KeepNotes(
    OpenApplication open,
    ISubmissionReader reader,
    IApplicationStore applications,
    ChangeApplication change,
    ReadApplication read,
    TimeProvider time
)
{
    /// <param name="id">The application, as it stands in the address.</param>
    /// <returns>The note.</returns>
    public async Task<SourceOutcome> AddAsync(
        Author author,
        string id,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var opened = await open.ExecuteAsync(
            author,
            Permission.ChangeApplications,
            id,
            AuditActions.AddNote,
            cancellationToken
        );
        if (opened.Application is not var (permit, application))
        {
            return new SourceOutcome(null, null, opened.Problem);
        }

        var (text, fault) = await TextAsync(body, cancellationToken);
        if (text is null)
        {
            return new SourceOutcome(null, null, fault);
        }

        var at = time.GetUtcNow();
        var note = new Note(Note.NewId(at), at, permit.Actor, text);
        var outcome = await ChangeAsync(
            application,
            current => new ChangeDecision.Make(
                new ApplicationChange(current.Record, HistoryEvents.NoteAdded, at) { Note = note }
            ),
            cancellationToken
        );
        return outcome is ChangeOutcome.Refused refused
            ? new SourceOutcome(null, null, refused.Problem)
            : new SourceOutcome(SourceJson.Write(ApplicationView.Node(note)), null, null);
    }

    /// <param name="id">The application, as it stands in the address.</param>
    /// <param name="noteId">The note, likewise.</param>
    /// <returns>The application.</returns>
    public async Task<SourceOutcome> RemoveAsync(
        Author author,
        string id,
        string noteId,
        CancellationToken cancellationToken
    )
    {
        var opened = await open.ExecuteAsync(
            author,
            Permission.ChangeApplications,
            id,
            AuditActions.RemoveNote,
            cancellationToken
        );
        if (opened.Application is not var (permit, application))
        {
            return new SourceOutcome(null, null, opened.Problem);
        }

        var at = time.GetUtcNow();
        var outcome = await ChangeAsync(
            application,
            current =>
                current.Notes.Any(n => n.Id == noteId)
                    ? new ChangeDecision.Make(
                        new ApplicationChange(current.Record, HistoryEvents.NoteRemoved, at)
                        {
                            RemovedNote = noteId,
                        }
                    )
                    : new ChangeDecision.Refuse(RecruitingProblems.NoSuchNote),
            cancellationToken
        );
        return outcome switch
        {
            ChangeOutcome.Done done => await read.ShowAsync(
                new PermittedApplication(permit, done.Application),
                cancellationToken
            ),
            ChangeOutcome.Refused refused => new SourceOutcome(null, null, refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Task<ChangeOutcome> ChangeAsync(
        StoredApplication application,
        Func<StoredApplication, ChangeDecision> decide,
        CancellationToken cancellationToken
    ) =>
        change.ExecuteAsync(
            application,
            token => applications.FindShownAsync(application.Record.Board, application.Id, token),
            decide,
            PrivacyProblems.NoSuchApplication,
            cancellationToken
        );

    private async Task<(string? Text, Problem? Problem)> TextAsync(
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return (null, reading.Problem);
        }

        using (submission)
        {
            return
                Values.TryText(submission.Values["text"], out var text)
                && text?.Length <= Note.LongestText
                ? (text, null)
                : (null, RecruitingProblems.NoteMalformed);
        }
    }
}
