using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class PingWebhookFunction(PingWebhook ping)
{
    [Function("PingWebhook")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/webhooks/{webhook}/ping"
        )]
            HttpRequest request,
        string board,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await ping.ExecuteAsync(request.ToAuthor(board), webhook, cancellationToken)
        );
}
