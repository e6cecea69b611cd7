using ApplyFunctions.Core.Candidates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Candidates;

public sealed class AcceptWithdrawalFunction(WithdrawApplication withdraw, ChangeAnswers answers)
{
    [Function("AcceptWithdrawal")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/applications/{id}/withdraw")]
            HttpRequest request,
        string id,
        CancellationToken cancellationToken
    ) =>
        await answers.OfAsync(
            await withdraw.ExecuteAsync(request.ToCandidate(id), cancellationToken),
            cancellationToken
        );
}
