using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

/// <summary>What a request to read asks for.</summary>
internal static class ReadingQuery
{
    /// <summary>Whether a query parameter is <c>true</c>, in any case, or <c>1</c>. Everything else is no.</summary>
    public static bool Asks(this HttpRequest request, string parameter) =>
        request
            .Query[parameter]
            .Any(v => v == "1" || string.Equals(v, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether groups are wanted as trees; what is neither word is a list, as in Greenhouse.</summary>
    public static bool AsksForTree(this HttpRequest request) =>
        string.Equals(request.Query["render_as"], "tree", StringComparison.OrdinalIgnoreCase);

    /// <summary>A query parameter; null where it is not there.</summary>
    public static string? Parameter(this HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault();

    /// <summary>What is wanted of each posting of a list.</summary>
    public static PostingParts PartsOfEach(this HttpRequest request) =>
        When(request.Asks("content"), PostingParts.Content)
        | When(request.Asks("pay_transparency"), PostingParts.Pay);

    /// <summary>What is wanted of one posting.</summary>
    public static PostingParts PartsOfOne(this HttpRequest request) =>
        PostingParts.Content
        | When(request.Asks("questions"), PostingParts.Questions)
        | When(request.Asks("pay_transparency"), PostingParts.Pay);

    private static PostingParts When(bool wanted, PostingParts part) =>
        wanted ? part : PostingParts.Summary;
}
