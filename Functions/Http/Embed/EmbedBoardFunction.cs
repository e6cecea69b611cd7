using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Embed;

public sealed class EmbedBoardFunction(ReadPostings postings)
{
    [Function("EmbedBoard")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/embed"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => BoardResult.Legacy(await postings.BoardAsync(board, cancellationToken), board, id: null);
}
