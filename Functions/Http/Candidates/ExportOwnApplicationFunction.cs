using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Functions.Http.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Candidates;

public sealed class ExportOwnApplicationFunction(CandidateAccess access, ExportApplications export)
{
    [Function("ExportOwnApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/applications/{id}/export")]
            HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        await access.FindAsync(request.ToCandidate(id), cancellationToken) is { } application
            ? new ExportResult(export, [CandidateView.Of(application)])
            : new ProblemResult(CandidateProblems.NotFound);
}
