using ApplyFunctions.Core.Announcements;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetSitemapFunction(ReadAnnouncements announcements)
{
    [Function("GetSitemap")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/sitemap.xml"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new BoardResult(await announcements.SitemapAsync(board, cancellationToken));
}
