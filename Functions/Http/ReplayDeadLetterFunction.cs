using ApplyFunctions.Core.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ReplayDeadLetterFunction(ReplayDeadLetter replay)
{
    [Function("ReplayDeadLetter")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/dead-letters/{letter}/replay"
        )]
            HttpRequest request,
        string board,
        string letter,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await replay.ExecuteAsync(request.ToAuthor(board), letter, cancellationToken)
        );
}
