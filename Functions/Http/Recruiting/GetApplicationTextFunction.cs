using System.Text;
using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class GetApplicationTextFunction(ReadApplicationFile read)
{
    [Function("GetApplicationText")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/applications/{id}/files/{field}/text"
        )]
            HttpRequest request,
        string board,
        string id,
        string field,
        CancellationToken cancellationToken
    )
    {
        var reading = await read.TextAsync(request.ToAuthor(board), id, field, cancellationToken);
        if (reading.Text is not { } text)
        {
            return new ProblemResult(reading.Problem!);
        }

        AttachmentResult.Guard(request.HttpContext.Response);
        return Results.Text(text, "text/plain", Encoding.UTF8);
    }
}
