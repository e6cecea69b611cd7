using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class ListDepartmentsFunction(ReadGroups groups)
{
    [Function("ListDepartments")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/departments"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new BoardResult(
            await groups.DepartmentsAsync(board, request.AsksForTree(), cancellationToken)
        );
}
