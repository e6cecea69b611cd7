using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListPostingsFunction(ReadPostings postings)
{
    [Function("ListPostings")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/boards/{board}/jobs")]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new BoardResult(await postings.ListAsync(board, request.PartsOfEach(), cancellationToken));
}
