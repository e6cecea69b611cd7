using ApplyFunctions.Core.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListAuditFunction(ReadAudit audit)
{
    [Function("ListAudit")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/audit"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new SourceResult(
            await audit.ExecuteAsync(
                request.ToAuthor(board),
                request.Query["cursor"],
                cancellationToken
            )
        );
}
