using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetSectionFunction(ReadGroups groups)
{
    [Function("GetSection")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/sections/{id}"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    ) => new BoardResult(await groups.SectionAsync(board, id, cancellationToken));
}
