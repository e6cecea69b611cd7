using ApplyFunctions.Core.Announcements;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetPostingLdFunction(ReadAnnouncements announcements)
{
    [Function("GetPostingLd")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/jobs/{id}/posting.jsonld"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) => new BoardResult(await announcements.PostingAsync(board, id, cancellationToken));
}
