using ApplyFunctions.Core.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ReplayDeadLettersFunction(ReplayDeadLetter replay)
{
    [Function("ReplayDeadLetters")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/dead-letters/replay"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new SourceResult(await replay.ExecuteAllAsync(request.ToAuthor(board), cancellationToken));
}
