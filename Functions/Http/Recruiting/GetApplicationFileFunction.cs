using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class GetApplicationFileFunction(ReadApplicationFile read)
{
    [Function("GetApplicationFile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/applications/{id}/files/{field}"
        )]
            HttpRequest request,
        string board,
        string id,
        string field,
        CancellationToken cancellationToken
    ) =>
        new AttachmentResult(
            await read.ExecuteAsync(request.ToAuthor(board), id, field, cancellationToken)
        );
}
