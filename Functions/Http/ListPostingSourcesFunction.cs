using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListPostingSourcesFunction(ReadSources sources)
{
    [Function("ListPostingSources")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/source/jobs"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new SourceResult(await sources.ListAsync(request.ToAuthor(board), cancellationToken));
}
