using ApplyFunctions.Core.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class SubmitApplicationFunction(SubmitApplication submit)
{
    [Function("SubmitApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/boards/{board}/jobs/{id:long}"
        )]
            HttpRequest request,
        string board,
        long id,
        CancellationToken cancellationToken
    )
    {
        var body = new SubmissionBody(request.Body, request.ContentType, request.ContentLength);
        var key = request.Headers["Idempotency-Key"];
        var outcome = await submit.ExecuteAsync(
            new SubmitRequest(board, id, key.Count == 0 ? null : key.ToString(), body),
            cancellationToken
        );
        return outcome switch
        {
            SubmitOutcome.Accepted accepted => new AcceptedResult(accepted),
            SubmitOutcome.Refused refused => new ProblemResult(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
