using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Privacy;

public sealed class GetErasureFunction(IErasureReceipts receipts)
{
    [Function("GetErasure")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/erasures/{receipt}")]
            HttpRequest request,
        string receipt,
        CancellationToken cancellationToken
    ) =>
        receipt.All(char.IsAsciiHexDigitLower)
        && await receipts.FindAsync(receipt, cancellationToken) is { } found
            ? new ReceiptResult(found)
            : new ProblemResult(PrivacyProblems.NoSuchReceipt);
}
