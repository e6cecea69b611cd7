using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class GetIntakeFunction(CountIntake intake)
{
    [Function("GetIntake")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/intake"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await intake.ExecuteAsync(
                request.ToAuthor(board),
                request.ToListParameters(),
                cancellationToken
            )
        );
}
