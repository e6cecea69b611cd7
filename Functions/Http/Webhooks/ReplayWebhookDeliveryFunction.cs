using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class ReplayWebhookDeliveryFunction(ReplayDelivery replay)
{
    [Function("ReplayWebhookDelivery")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/webhooks/{webhook}/deliveries/{delivery}/replay"
        )]
            HttpRequest request,
        string board,
        string webhook,
        string delivery,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await replay.ExecuteAsync(request.ToAuthor(board), webhook, delivery, cancellationToken)
        );
}
