using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListSectionsFunction(ReadGroups groups)
{
    [Function("ListSections")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/sections"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) => new BoardResult(await groups.SectionsAsync(board, cancellationToken));
}
