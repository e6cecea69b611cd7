using ApplyFunctions.Core.Equality.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class GetEqualityReportFunction(ReadEqualityReport reports, IEqualitySheet sheet)
{
    [Function("GetEqualityReport")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/manage/boards/{board}/equality"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        new EqualityReportResult(
            await reports.ExecuteAsync(
                request.ToAuthor(board),
                request.Query["posting"],
                request.Query["period"],
                cancellationToken
            ),
            sheet
        );
}
