using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Functions.Http.Recruiting;

public sealed class ExportApplicationsFunction(
    ExportListing export,
    ILogger<ExportApplicationsFunction> logger
)
{
    [Function("ExportApplications")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "v1/manage/boards/{board}/export"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    )
    {
        var outcome = await export.ExecuteAsync(
            request.ToAuthor(board),
            request.ToBody(),
            cancellationToken
        );
        return outcome.Listing is { } listing
            ? new ListingResult(listing, logger)
            : new ProblemResult(outcome.Problem!);
    }
}
