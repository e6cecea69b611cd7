using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Creates a posting, or replaces it: publishes, schedules, closes and takes it offline, too.</summary>
public sealed class SavePosting(
    ReceiveSource receive,
    IPostingStore postings,
    RulesView rules,
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
        var outcome = await receive.ExecuteAsync(
            author,
            new SourceName(author.Board, id),
            body,
            conditions,
            cancellationToken
        );
        if (outcome.Stored is not { } stored)
        {
            return new SaveOutcome.Refused(outcome.Problem!);
        }

        var posting = SourceReader.ReadPosting(stored.Json.Span, id).Value!;
        var board = await postings.FindBoardAsync(author.Board, cancellationToken);
        var view = RenderedPosting
            .Of(posting)
            .Bytes(All, board?.Name, time.GetUtcNow(), rules.Of(posting));
        return new SaveOutcome.Saved(outcome.IsNew, stored.Tag, view);
    }
}
