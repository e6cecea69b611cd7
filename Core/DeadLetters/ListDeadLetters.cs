using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>Lists the dead letters of a board, for its own servers.</summary>
public sealed class ListDeadLetters(ManageAccess access, IDeadLetters letters)
{
    public const int PageSize = 50;

    /// <param name="state"><c>waiting</c> or <c>replayed</c>; null for both.</param>
    /// <param name="cursor">As an earlier page had it; null for the first one.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string? state,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReplayDeadLetters,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        if (DeadLetterJson.StateOf(state) is not { } wanted)
        {
            return new SourceOutcome(null, null, DeadLetterProblems.StateUnknown);
        }

        var after = cursor is null ? null : DeadLetterPlace.OfCursor(cursor);
        if (cursor is not null && after is null)
        {
            return new SourceOutcome(null, null, DeadLetterProblems.CursorMalformed);
        }

        var found = await letters.ListAsync(
            new DeadLetterQuery(author.Board, wanted.State, after, PageSize + 1),
            cancellationToken
        );
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? DeadLetterPlace.Of(page[^1]).ToCursor() : null;
        return new SourceOutcome(DeadLetterJson.Write(page, next), null, null);
    }
}
