using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class GetApplicationFunction(ReadApplication read)
{
    [Function("GetApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/applications/{id}"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) => new SourceResult(await read.ExecuteAsync(request.ToAuthor(board), id, cancellationToken));
}
