using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetOfficeFunction(ReadGroups groups)
{
    [Function("GetOffice")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/offices/{id}"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) =>
        new BoardResult(
            await groups.OfficeAsync(board, id, request.AsksForTree(), cancellationToken)
        );
}
