using ApplyFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>Answers every address that is no other function's: clients read a body from each failure.</summary>
/// <remarks>
/// Azure's host tries routes in the order of the functions' names
/// (https://github.com/Azure/azure-functions-host/issues/9876), so this one's must be the last.
/// </remarks>
public sealed class UnknownAddressFunction
{
    private static readonly Problem Unknown = new(
        404,
        "unknown-address",
        "There is nothing at this address, or not for this method. Applications are posted to /v1/boards/{board}/jobs/{id}; /v1/openapi.json lists all addresses.",
        "Not found"
    );

    [Function("UnknownAddress")]
    public IResult Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            Route = "v1/{*path}"
        )]
            HttpRequest request
    ) => new ProblemResult(Unknown);
}
