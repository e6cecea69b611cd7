using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListOfficesFunction(ReadGroups groups)
{
    [Function("ListOffices")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/offices"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new BoardResult(await groups.OfficesAsync(board, request.AsksForTree(), cancellationToken));
}
