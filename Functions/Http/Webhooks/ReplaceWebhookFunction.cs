using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class ReplaceWebhookFunction(SaveWebhook save)
{
    [Function("ReplaceWebhook")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "put",
            Route = "v1/manage/boards/{board}/webhooks/{webhook}"
        )]
            HttpRequest request,
        string board,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        new WebhookResult(
            await save.ReplaceAsync(
                request.ToAuthor(board),
                webhook,
                request.ToBody(),
                cancellationToken
            )
        );
}
