using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetPostingFunction(ReadPostings postings)
{
    [Function("GetPosting")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/jobs/{id}"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        new BoardResult(
            await postings.FindAsync(board, id, request.PartsOfOne(), cancellationToken)
        );
}
