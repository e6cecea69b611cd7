using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Privacy;

public sealed class ErasePersonFunction(FindPerson find, ErasePerson erase)
{
    [Function("ErasePerson")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/people/erase"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    )
    {
        var finding = await find.ExecuteAsync(
            request.ToAuthor(board),
            AuditActions.ErasePerson,
            request.ToBody(),
            cancellationToken
        );
        if (finding.Problem is { } problem)
        {
            return new ProblemResult(problem);
        }

        var receipts = await erase.ExecuteAsync(finding.Applications, cancellationToken);
        return Results.Json(
            new ReceiptsBody([.. receipts.Select(ReceiptBody.Of)]),
            ReceiptJson.Default.ReceiptsBody,
            "application/json; charset=utf-8",
            StatusCodes.Status202Accepted
        );
    }
}
