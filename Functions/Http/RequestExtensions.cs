using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

internal static class RequestExtensions
{
    /// <summary>Whether a query parameter is <c>true</c>, in any case.</summary>
    public static bool Asks(this HttpRequest request, string parameter) =>
        string.Equals(request.Query[parameter], "true", StringComparison.OrdinalIgnoreCase);
}
