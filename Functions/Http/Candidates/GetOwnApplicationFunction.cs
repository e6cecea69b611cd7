using ApplyFunctions.Core.Candidates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Candidates;

public sealed class GetOwnApplicationFunction(ReadOwnApplication read)
{
    [Function("GetOwnApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/applications/{id}")]
            HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        await read.ExecuteAsync(request.ToCandidate(id), cancellationToken) is { } own
            ? new OwnApplicationResult(own)
            : new ProblemResult(CandidateProblems.NotFound);
}
