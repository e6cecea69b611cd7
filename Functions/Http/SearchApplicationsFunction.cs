using ApplyFunctions.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class SearchApplicationsFunction(SearchApplications search)
{
    [Function("SearchApplications")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/search"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await search.ExecuteAsync(request.ToAuthor(board), request.ToBody(), cancellationToken)
        );
}
