using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class AddNoteFunction(KeepNotes notes)
{
    [Function("AddNote")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/applications/{id}/notes"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await notes.AddAsync(request.ToAuthor(board), id, request.ToBody(), cancellationToken)
        )
        {
            Status = StatusCodes.Status201Created,
        };
}
