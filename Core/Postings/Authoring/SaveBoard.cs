using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Creates a board, or replaces what it says of itself.</summary>
public sealed class SaveBoard(AuthorAccess access, StoreSource store)
{
    public async Task<SaveOutcome> ExecuteAsync(
        Author author,
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

        var reading = SourceReader.ReadBoard(document);
        if (reading.Value is null)
        {
            return new SaveOutcome.Refused(AuthoringProblems.Invalid("board", reading.Faults));
        }

        var outcome = await store.ExecuteAsync(
            new SourceName(author.Board),
            document,
            conditions,
            keepsDates: false,
            cancellationToken
        );
        if (outcome.Stored is not { } stored)
        {
            return new SaveOutcome.Refused(outcome.Problem!);
        }

        var board = SourceReader.ReadBoard(stored.Json.Span).Value!;
        return new SaveOutcome.Saved(outcome.IsNew, stored.Tag, BoardView.Of(board).Bytes);
    }
}
