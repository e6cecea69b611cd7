using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Embed;

public sealed class EmbedOfficesFunction(ReadGroups groups)
{
    [Function("EmbedOffices")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/embed/offices"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        BoardResult.Legacy(
            await groups.OfficesAsync(board, request.AsksForTree(), cancellationToken),
            board,
            id: null
        );
}
