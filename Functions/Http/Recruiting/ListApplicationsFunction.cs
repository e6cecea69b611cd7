using ApplyFunctions.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class ListApplicationsFunction(SearchApplications search)
{
    [Function("ListApplications")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/applications"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await search.ListAsync(
                request.ToAuthor(board),
                request.ToListParameters(),
                cancellationToken
            )
        );
}
