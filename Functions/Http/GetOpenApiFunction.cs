using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>Serves the description of the API, <c>docs/openapi.json</c>.</summary>
public sealed class GetOpenApiFunction
{
    private static readonly Lazy<WireDocument> Document = new(Read);

    [Function("GetOpenApi")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/openapi.json")]
            HttpRequest request
    ) => new BoardResult(Document.Value, missing: null);

    private static WireDocument Read()
    {
        using var stream = typeof(GetOpenApiFunction).Assembly.GetManifestResourceStream(
            "openapi.json"
        )!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new WireDocument(bytes, WireDocument.JsonType);
    }
}
