using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class ChangeStageFunction(ChangeStage change)
{
    [Function("ChangeStage")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/applications/{id}/stage"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await change.ExecuteAsync(
                request.ToAuthor(board),
                id,
                request.ToBody(),
                cancellationToken
            )
        );
}
