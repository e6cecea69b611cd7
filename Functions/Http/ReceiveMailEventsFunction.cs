using ApplyFunctions.Core.Emails;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>SendGrid's Event Webhook: what became of the mails that it took.</summary>
public sealed class ReceiveMailEventsFunction(RecordDeliveries record)
{
    [Function("ReceiveMailEvents")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/webhooks/sendgrid")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        await record.ExecuteAsync(request.ToSignedReport(), cancellationToken) is { } problem
            ? new ProblemResult(problem)
            : Results.NoContent();
}
