using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class ChangeStagesFunction(ChangeStage change)
{
    [Function("ChangeStages")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/applications/stages"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await change.ExecuteManyAsync(
                request.ToAuthor(board),
                request.ToBody(),
                cancellationToken
            )
        );
}
