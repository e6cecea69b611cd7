using ApplyFunctions.Core.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>The older address, still the one that Greenhouse's PHP and Ruby clients post to: the body names the posting.</summary>
public sealed class SubmitNamedApplicationFunction(
    SubmitApplication submit,
    ClientAddresses clients
)
{
    [Function("SubmitNamedApplication")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/applications")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        new SubmitResult(
            await submit.ExecuteAsync(
                request.ToSubmit(clients.Of(request), posting: request.NamedPosting()),
                cancellationToken
            )
        );
}
