using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class SaveBoardFunction(SaveBoard save)
{
    [Function("SaveBoard")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/boards/{board}")]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SaveResult(
            await save.ExecuteAsync(
                request.ToAuthor(board),
                request.ToSource(),
                request.ToConditions(),
                cancellationToken
            )
        );
}
