using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class ListWebhookDeliveriesFunction(ReadWebhooks webhooks)
{
    [Function("ListWebhookDeliveries")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/webhooks/{webhook}/deliveries"
        )]
            HttpRequest request,
        string board,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await webhooks.DeliveriesAsync(
                request.ToAuthor(board),
                webhook,
                request.Query["cursor"],
                cancellationToken
            )
        );
}
