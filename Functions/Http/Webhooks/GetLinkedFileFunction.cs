using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Functions.Http.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Webhooks;

/// <summary>For receivers of webhooks, whose links are signed.</summary>
public sealed class GetLinkedFileFunction(ReadLinkedFile read)
{
    [Function("GetLinkedFile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/webhooks/{webhook}/files/{id}/{field}"
        )]
            HttpRequest request,
        string webhook,
        string id,
        string field,
        CancellationToken cancellationToken
    ) =>
        new AttachmentResult(
            await read.ExecuteAsync(
                new LinkedFileRequest(
                    webhook,
                    id,
                    field,
                    request.Query["expires"],
                    request.Query["signature"]
                ),
                cancellationToken
            )
        );
}
