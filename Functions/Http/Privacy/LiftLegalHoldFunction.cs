using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Privacy;

public sealed class LiftLegalHoldFunction(SetLegalHold hold)
{
    [Function("LiftLegalHold")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "delete",
            Route = "v1/manage/boards/{board}/applications/{id}/legal-hold"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        await hold.ExecuteAsync(request.ToAuthor(board), id, isHeld: false, cancellationToken)
            is { } problem
            ? new ProblemResult(problem)
            : Results.NoContent();
}
