using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Embed;

public sealed class EmbedDepartmentFunction(ReadGroups groups)
{
    [Function("EmbedDepartment")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/embed/department"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        BoardResult.Legacy(
            await groups.DepartmentAsync(
                board,
                request.Parameter("id"),
                request.AsksForTree(),
                cancellationToken
            ),
            board,
            request.Parameter("id")
        );
}
