using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetBoardFunction(ReadPostings postings)
{
    [Function("GetBoard")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/boards/{board}")]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new BoardResult(await postings.BoardAsync(board, cancellationToken));
}
