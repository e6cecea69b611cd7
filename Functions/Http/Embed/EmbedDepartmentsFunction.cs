using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Embed;

public sealed class EmbedDepartmentsFunction(ReadGroups groups)
{
    [Function("EmbedDepartments")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/embed/departments"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        BoardResult.Legacy(
            await groups.DepartmentsAsync(board, request.AsksForTree(), cancellationToken),
            board,
            id: null
        );
}
