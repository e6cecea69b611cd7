using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class CreateWebhookFunction(SaveWebhook save)
{
    [Function("CreateWebhook")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/webhooks"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new WebhookResult(
            await save.CreateAsync(request.ToAuthor(board), request.ToBody(), cancellationToken)
        );
}
