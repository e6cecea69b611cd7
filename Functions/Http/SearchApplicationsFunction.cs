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
            "get",
            "head",
            Route = "v1/manage/boards/{board}/search"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await search.ExecuteAsync(
                request.ToAuthor(board),
                new SearchTerms(
                    request.Query["q"],
                    request.Query["posting"],
                    request.Query["sort"],
                    request.Query["cursor"]
                ),
                cancellationToken
            )
        );
}
