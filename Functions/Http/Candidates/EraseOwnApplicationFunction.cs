using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Functions.Http.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Candidates;

public sealed class EraseOwnApplicationFunction(EraseOwnApplication erase)
{
    [Function("EraseOwnApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/applications/{id}/erase")]
            HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        await erase.ExecuteAsync(request.ToCandidate(id), cancellationToken) is { } receipt
            ? new ReceiptResult(receipt)
            : new ProblemResult(CandidateProblems.NotFound);
}
