using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class GetWebhookFunction(ReadWebhooks webhooks)
{
    [Function("GetWebhook")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/webhooks/{webhook}"
        )]
            HttpRequest request,
        string board,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await webhooks.FindAsync(request.ToAuthor(board), webhook, cancellationToken)
        );
}
