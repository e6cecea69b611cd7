using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Takes a document from an author: who sends it, what it says, and whether it may replace what is there.</summary>
public sealed class ReceiveSource(ManageAccess access, StoreSource store)
{
    public async Task<StoreOutcome> ExecuteAsync(
        Author author,
        SourceName name,
        SourceBody body,
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
            return StoreOutcome.Refused(refusal);
        }

        var (document, problem) = await body.ReadAsync(cancellationToken);
        if (document is null)
        {
            return StoreOutcome.Refused(problem!);
        }

        if (SourceReader.FaultsOf(document, name) is { Count: > 0 } faults)
        {
            var what = name.PostingId is null ? "board" : "posting";
            return StoreOutcome.Refused(AuthoringProblems.Invalid(what, faults));
        }

        return await store.ExecuteAsync(
            name,
            document,
            conditions,
            keepsDates: false,
            cancellationToken
        );
    }
}
