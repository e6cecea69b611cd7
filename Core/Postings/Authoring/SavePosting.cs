using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Creates a posting, or replaces it: publishes, schedules, closes and takes it offline, too.</summary>
public sealed class SavePosting(
    AuthorAccess access,
    StoreSource store,
    IPostingStore postings,
    TimeProvider time
)
{
    private const PostingParts All =
        PostingParts.Content | PostingParts.Questions | PostingParts.Pay;

    public async Task<SaveOutcome> ExecuteAsync(
        Author author,
        long id,
        SourceBody body,
        WriteConditions conditions,
        CancellationToken cancellationToken
    )
    {
        if (await access.RefusalAsync(author, cancellationToken) is { } refusal)
        {
            return new SaveOutcome.Refused(refusal);
        }

        var (document, problem) = await body.ReadAsync(cancellationToken);
        if (document is null)
        {
            return new SaveOutcome.Refused(problem!);
        }

        var reading = SourceReader.ReadPosting(document, id);
        if (reading.Value is null)
        {
            return new SaveOutcome.Refused(AuthoringProblems.Invalid("posting", reading.Faults));
        }

        var outcome = await store.ExecuteAsync(
            new SourceName(author.Board, id),
            document,
            conditions,
            keepsDates: false,
            cancellationToken
        );
        if (outcome.Stored is not { } stored)
        {
            return new SaveOutcome.Refused(outcome.Problem!);
        }

        var posting = SourceReader.ReadPosting(stored.Json.Span, id).Value!;
        var board = await postings.FindBoardAsync(author.Board, cancellationToken);
        var view = RenderedPosting.Of(posting).Bytes(All, board?.Name, time.GetUtcNow());
        return new SaveOutcome.Saved(outcome.IsNew, stored.Tag, view);
    }
}
