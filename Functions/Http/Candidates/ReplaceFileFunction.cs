using ApplyFunctions.Core.Candidates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Candidates;

public sealed class ReplaceFileFunction(ReplaceFile replace, ChangeAnswers answers)
{
    [Function("ReplaceFile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/applications/{id}/files/{field}"
        )]
            HttpRequest request,
        string id,
        string field,
        CancellationToken cancellationToken
    ) =>
        await answers.OfAsync(
            await replace.ExecuteAsync(
                request.ToCandidate(id),
                field,
                request.ToBody(),
                cancellationToken
            ),
            cancellationToken
        );
}
