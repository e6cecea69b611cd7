using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class SavePostingFunction(SavePosting save)
{
    [Function("SavePosting")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/boards/{board}/jobs/{id}")]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        PostingId.TryParse(id, out var posting)
            ? new SaveResult(
                await save.ExecuteAsync(
                    request.ToAuthor(board),
                    posting,
                    request.ToSource(),
                    request.ToConditions(),
                    cancellationToken
                )
            )
            : new ProblemResult(PostingProblems.PostingNotFound);
}
