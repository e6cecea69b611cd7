using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class SubmitApplicationFunction(
    SubmitApplication submit,
    SubmitAnswers answers,
    ClientAddresses clients
)
{
    [Function("SubmitApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/boards/{board}/jobs/{id}")]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    )
    {
        var outcome = PostingId.TryParse(id, out var posting)
            ? await submit.ExecuteAsync(
                request.ToSubmit(clients.Of(request), board, posting),
                cancellationToken
            )
            : new SubmitOutcome.Refused(PostingProblems.PostingNotFound);
        return await answers.OfAsync(request, board, id, outcome, cancellationToken);
    }
}
