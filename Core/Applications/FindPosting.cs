using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications;

/// <summary>Finds the posting that an application is for, and who sends it.</summary>
public sealed class FindPosting(IPostingStore postings, BoardAccess access)
{
    /// <summary>By its address.</summary>
    public async Task<PostingFinding> AtAsync(
        string board,
        long id,
        string? authorization,
        CancellationToken cancellationToken
    )
    {
        if (BoardToken.Of(board) is not { } token)
        {
            return PostingFinding.Refused(PostingProblems.PostingNotFound);
        }

        var caller = await access.IdentifyAsync(token, authorization, cancellationToken);
        if (caller is Caller.Unknown or Caller.Outsider)
        {
            return PostingFinding.Refused(RefusalOf(caller));
        }

        return await postings.FindAsync(token, id, cancellationToken) is { } posting
            ? new PostingFinding(new FoundPosting(token, posting, caller), null)
            : PostingFinding.Refused(PostingProblems.PostingNotFound);
    }

    /// <summary>By its id alone, as older clients name it: on the boards that the key is for, or on all without one.</summary>
    public async Task<PostingFinding> AnywhereAsync(
        long id,
        string? authorization,
        CancellationToken cancellationToken
    )
    {
        var refusal = string.IsNullOrWhiteSpace(authorization)
            ? SubmitProblems.NoSuchPosting
            : RefusalOf(Caller.Unknown);
        foreach (var board in await postings.ListBoardsAsync(cancellationToken))
        {
            var caller = await access.IdentifyAsync(board, authorization, cancellationToken);
            if (caller == Caller.Unknown)
            {
                continue;
            }

            if (caller == Caller.Outsider)
            {
                refusal = RefusalOf(caller);
                continue;
            }

            refusal = SubmitProblems.NoSuchPosting;
            if (await postings.FindAsync(board, id, cancellationToken) is { } posting)
            {
                return new PostingFinding(new FoundPosting(board, posting, caller), null);
            }
        }

        return PostingFinding.Refused(refusal);
    }

    private static Problem RefusalOf(Caller caller) =>
        caller == Caller.Outsider
            ? AccessProblems.WrongRole(Permission.ApplyForCandidates)
            : AccessProblems.InvalidKey;
}

/// <param name="Caller">A visitor, or a server that has a key of this board.</param>
public sealed record FoundPosting(string Board, Posting Posting, Caller Caller);

/// <summary>A posting, or why there is none. Exactly one of the two is set.</summary>
public sealed record PostingFinding(FoundPosting? Found, Problem? Problem)
{
    public static PostingFinding Refused(Problem problem) => new(null, problem);
}
