using ApplyFunctions.Core.Announcements;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetFeedFunction(ReadAnnouncements announcements)
{
    [Function("GetFeed")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/feed.atom"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new BoardResult(await announcements.FeedAsync(board, cancellationToken));
}
