using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Embed;

public sealed class EmbedOfficeFunction(ReadGroups groups)
{
    [Function("EmbedOffice")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/embed/office"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        BoardResult.Legacy(
            await groups.OfficeAsync(
                board,
                request.Parameter("id"),
                request.AsksForTree(),
                cancellationToken
            ),
            board,
            request.Parameter("id")
        );
}
