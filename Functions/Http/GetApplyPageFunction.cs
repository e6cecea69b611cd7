using ApplyFunctions.Core.Applications.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>The form for browsers without scripts.</summary>
public sealed class GetApplyPageFunction(ShowApplyPage pages)
{
    [Function("GetApplyPage")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/jobs/{id}/apply"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        new PageResult(
            await pages.FormAsync(
                board,
                id,
                request.Headers.AcceptLanguage.ToString(),
                cancellationToken
            )
        );
}
