using ApplyFunctions.Core.Candidates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Candidates;

public sealed class CorrectContactFunction(CorrectContact correct, ChangeAnswers answers)
{
    [Function("CorrectContact")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/applications/{id}/contact")]
            HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        await answers.OfAsync(
            await correct.ExecuteAsync(
                request.ToCandidate(id),
                request.ToBody(),
                cancellationToken
            ),
            cancellationToken
        );
}
