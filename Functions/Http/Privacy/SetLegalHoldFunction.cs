using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Privacy;

public sealed class SetLegalHoldFunction(SetLegalHold hold)
{
    [Function("SetLegalHold")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "put",
            Route = "v1/manage/boards/{board}/applications/{id}/legal-hold"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        await hold.ExecuteAsync(request.ToAuthor(board), id, isHeld: true, cancellationToken)
            is { } problem
            ? new ProblemResult(problem)
            : Results.NoContent();
}
