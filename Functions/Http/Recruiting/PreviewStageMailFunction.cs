using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class PreviewStageMailFunction(PreviewStageMail preview)
{
    [Function("PreviewStageMail")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/applications/{id}/stage/mail"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await preview.ExecuteAsync(
                request.ToAuthor(board),
                id,
                request.Query["stage"],
                cancellationToken
            )
        );
}
