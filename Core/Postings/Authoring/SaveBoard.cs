using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Creates a board, or replaces what it says of itself.</summary>
public sealed class SaveBoard(ReceiveSource receive)
{
    public async Task<SaveOutcome> ExecuteAsync(
        Author author,
        SourceBody body,
        WriteConditions conditions,
        CancellationToken cancellationToken
    )
    {
        var outcome = await receive.ExecuteAsync(
            author,
            new SourceName(author.Board),
            body,
            conditions,
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
