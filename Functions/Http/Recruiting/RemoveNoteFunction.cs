using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class RemoveNoteFunction(KeepNotes notes)
{
    [Function("RemoveNote")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "delete",
            Route = "v1/manage/boards/{board}/applications/{id}/notes/{note}"
        )]
            HttpRequest request,
        string board,
        string id,
        string note,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await notes.RemoveAsync(request.ToAuthor(board), id, note, cancellationToken)
        );
}
