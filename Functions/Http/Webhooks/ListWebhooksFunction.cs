using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class ListWebhooksFunction(ReadWebhooks webhooks)
{
    [Function("ListWebhooks")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/webhooks"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new SourceResult(await webhooks.ListAsync(request.ToAuthor(board), cancellationToken));
}
