using ApplyFunctions.Core.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListDeadLettersFunction(ListDeadLetters letters)
{
    [Function("ListDeadLetters")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/dead-letters"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await letters.ExecuteAsync(
                request.ToAuthor(board),
                request.Query["state"],
                request.Query["cursor"],
                cancellationToken
            )
        );
}
