using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>What became of a sound document: stored, or not, for a reason. Exactly one of the last two is set.</summary>
public sealed record StoreOutcome(bool IsNew, SourceDocument? Stored, Problem? Problem)
{
    public static StoreOutcome Refused(Problem problem) => new(false, null, problem);
}

/// <summary>Stores a sound document in place of the version that its author has seen.</summary>
public sealed class StoreSource(IPostingSources sources, IPostingStore postings, TimeProvider time)
{
    // Each failure means that somebody else has succeeded.
    private const int Tries = 50;

    /// <param name="document">Sound, and in order; see <see cref="SourceReader"/>.</param>
    /// <param name="keepsDates">
    /// Whether the document's own <c>updated_at</c> counts, as with one that comes from elsewhere; else it is the time of
    /// the change.
    /// </param>
    public async Task<StoreOutcome> ExecuteAsync(
        SourceName name,
        JsonObject document,
        WriteConditions conditions,
        bool keepsDates,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var stored = await sources.FindAsync(name, cancellationToken);
            var problem =
                conditions.Refusal(stored?.Tag)
                ?? (stored is null ? await NewRefusalAsync(name, cancellationToken) : null);
            if (problem is not null)
            {
                return StoreOutcome.Refused(problem);
            }

            var before = stored is null ? null : Sound(name, stored);
            var next = await NextAsync(name, document, before, keepsDates, cancellationToken);
            if (stored is not null && next.SaysTheSame(before))
            {
                await sources.ShowAsync(name, stored.Tag, cancellationToken);
                return new StoreOutcome(false, stored, null);
            }

            var json = SourceJson.Write(next);
            if (await sources.TryWriteAsync(name, json, stored?.Tag, cancellationToken) is { } tag)
            {
                return new StoreOutcome(stored is null, new SourceDocument(json, tag), null);
            }
        }

        throw new TimeoutException("Others write the document all the time.");
    }

    private async Task<JsonObject> NextAsync(
        SourceName name,
        JsonObject document,
        JsonObject? before,
        bool keepsDates,
        CancellationToken cancellationToken
    )
    {
        var next = document.DeepClone().AsObject();
        if (name.PostingId is null)
        {
            next.FollowBoard(before);
        }
        else
        {
            var board = await postings.FindBoardAsync(name.Board, cancellationToken);
            next.FollowPosting(before, board?.Name, time.GetUtcNow(), keepsDates);
        }

        return next;
    }

    // What was put there by hand may be of no use, and is no predecessor then.
    private static JsonObject? Sound(SourceName name, SourceDocument stored)
    {
        var document = SourceJson.Parse(stored.Json.Span, out _);
        var isSound = document is not null && SourceReader.FaultsOf(document, name).Count == 0;
        return isSound ? document : null;
    }

    private async Task<Problem?> NewRefusalAsync(
        SourceName name,
        CancellationToken cancellationToken
    )
    {
        if (name.PostingId is not { } id)
        {
            return null;
        }

        if (await sources.FindAsync(new SourceName(name.Board), cancellationToken) is null)
        {
            return AuthoringProblems.BoardNotFound;
        }

        var boards = await postings.ListBoardsAsync(cancellationToken);
        var others = await Task.WhenAll(
            boards.Where(b => b != name.Board).Select(b => postings.ListAsync(b, cancellationToken))
        );
        return others.Any(o => o.Any(p => p.Id == id)) ? AuthoringProblems.IdTaken : null;
    }
}
