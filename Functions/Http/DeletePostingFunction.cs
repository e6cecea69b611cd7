using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class DeletePostingFunction(DeletePosting delete)
{
    [Function("DeletePosting")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/boards/{board}/jobs/{id}")]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    )
    {
        var problem = PostingId.TryParse(id, out var posting)
            ? await delete.ExecuteAsync(
                request.ToAuthor(board),
                posting,
                request.ToConditions(),
                cancellationToken
            )
            : PostingProblems.PostingNotFound;
        return problem is null ? Results.NoContent() : new ProblemResult(problem);
    }
}
