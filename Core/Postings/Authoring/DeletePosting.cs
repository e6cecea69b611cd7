using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Deletes a posting. The applications to it stay.</summary>
public sealed class DeletePosting(ManageAccess access, IPostingSources sources)
{
    private const int Tries = 50;

    /// <summary>Null where it is deleted.</summary>
    public async Task<Problem?> ExecuteAsync(
        Author author,
        long id,
        WriteConditions conditions,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.WritePostings,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return refusal;
        }

        var name = new SourceName(author.Board, id);
        for (var tries = 0; tries < Tries; tries++)
        {
            var stored = await sources.FindAsync(name, cancellationToken);
            if (conditions.Refusal(stored?.Tag) is { } problem)
            {
                return problem;
            }

            if (stored is null)
            {
                await sources.ShowAsync(name, tag: null, cancellationToken);
                return PostingProblems.PostingNotFound;
            }

            if (await sources.TryDeleteAsync(name, stored.Tag, cancellationToken))
            {
                return null;
            }
        }

        throw new TimeoutException("Others write the document all the time.");
    }
}
