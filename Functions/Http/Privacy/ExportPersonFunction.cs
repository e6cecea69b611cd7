using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Privacy;

public sealed class ExportPersonFunction(FindPerson find, ExportApplications export)
{
    [Function("ExportPerson")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/people/export"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    )
    {
        var finding = await find.ExecuteAsync(
            request.ToAuthor(board),
            AuditActions.ExportPerson,
            request.ToBody(),
            cancellationToken
        );
        return finding.Problem is { } problem
            ? new ProblemResult(problem)
            : new ExportResult(export, finding.Applications);
    }
}
