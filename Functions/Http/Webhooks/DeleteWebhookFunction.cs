using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

public sealed class DeleteWebhookFunction(DeleteWebhook delete)
{
    [Function("DeleteWebhook")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "delete",
            Route = "v1/manage/boards/{board}/webhooks/{webhook}"
        )]
            HttpRequest request,
        string board,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        await delete.ExecuteAsync(request.ToAuthor(board), webhook, cancellationToken)
            is { } problem
            ? new ProblemResult(problem)
            : Results.NoContent();
}
