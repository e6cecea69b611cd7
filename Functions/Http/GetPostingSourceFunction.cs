using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetPostingSourceFunction(ReadSources sources)
{
    [Function("GetPostingSource")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/jobs/{id}/source"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        PostingId.TryParse(id, out var posting)
            ? new SourceResult(
                await sources.FindAsync(request.ToAuthor(board), posting, cancellationToken)
            )
            : new ProblemResult(PostingProblems.PostingNotFound);
}
