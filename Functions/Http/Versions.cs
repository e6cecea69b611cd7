using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>The version of an answer, which clients need not be sent again.</summary>
internal static class Versions
{
    /// <summary>Names the version in the answer. True where the client has it: then the answer is 304, and complete.</summary>
    public static bool IsKnown(this HttpContext httpContext, EntityTagHeaderValue version)
    {
        var response = httpContext.Response;
        response.GetTypedHeaders().ETag = version;
        var isKnown = httpContext
            .Request.GetTypedHeaders()
            .IfNoneMatch.Any(t =>
                t.Equals(EntityTagHeaderValue.Any) || t.Compare(version, useStrongComparison: false)
            );
        if (isKnown)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
        }

        return isKnown;
    }
}
