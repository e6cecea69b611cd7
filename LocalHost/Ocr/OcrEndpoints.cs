using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.LocalHost.Ocr;

internal static class OcrEndpoints
{
    private const string ModelId = "prebuilt-read";

    private static readonly HashSet<string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/octet-stream",
        "application/pdf",
        "image/bmp",
        "image/jpeg",
        "image/png",
        "image/tiff",
    };

    /// <summary>What the gateway before the service refuses, or null.</summary>
    public static IResult? Refuse(HttpRequest request, string[] versions)
    {
        if (string.IsNullOrWhiteSpace(request.Headers["Ocp-Apim-Subscription-Key"]))
        {
            return Error(
                StatusCodes.Status401Unauthorized,
                new OcrError(
                    "401",
                    "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide "
                        + "a valid key for an active subscription and use a correct regional API endpoint for your resource."
                )
            );
        }

        return versions.Contains(request.Query["api-version"].ToString(), StringComparer.Ordinal)
            ? null
            : Error(StatusCodes.Status404NotFound, new OcrError("404", "Resource not found"));
    }

    public static async Task<IResult> AnalyzeAsync(
        string modelId,
        HttpContext context,
        OcrAnalyses analyses,
        OcrOptions options,
        CancellationToken cancellationToken
    )
    {
        var request = context.Request;
        if (modelId != ModelId)
        {
            return Error(
                StatusCodes.Status404NotFound,
                OcrError.NotFound("ModelNotFound", "The requested model was not found.")
            );
        }

        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !ContentTypes.Contains(type.MediaType.ToString())
        )
        {
            return Error(
                StatusCodes.Status415UnsupportedMediaType,
                new OcrError("UnsupportedMediaType", "Request content type is not supported.")
            );
        }

        if (PageSelection.TryParse(request.Query["pages"]) is not { } pages)
        {
            return Error(
                StatusCodes.Status400BadRequest,
                OcrError.InvalidArgument("The parameter pages is invalid.")
            );
        }

        var document = new OcrDocument
        {
            ModelId = modelId,
            ApiVersion = request.Query["api-version"].ToString(),
            Pages = pages,
        };
        var taken = false;
        try
        {
            var answer = await ReceiveAsync(document, context, options, cancellationToken);
            if (answer is null && analyses.TryAdd(document) is { } id)
            {
                taken = true;
                return Accepted(context, id);
            }

            return answer ?? TooMany(context);
        }
        finally
        {
            if (!taken)
            {
                document.Dispose();
            }
        }
    }

    public static IResult GetResult(string modelId, string resultId, OcrAnalyses analyses) =>
        modelId == ModelId
        && Guid.TryParse(resultId, out var id)
        && analyses.Find(id) is { } operation
            ? TypedResults.Json(operation, OcrJson.Default.OcrOperation)
            : Error(
                StatusCodes.Status404NotFound,
                OcrError.NotFound(
                    "OperationNotFound",
                    "The requested operation was not found. The identifier may be invalid or the operation may have expired."
                )
            );

    private static async Task<IResult?> ReceiveAsync(
        OcrDocument document,
        HttpContext context,
        OcrOptions options,
        CancellationToken cancellationToken
    )
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize =
            options.MaxDocumentBytes;
        try
        {
            await document.WriteAsync(context.Request.Body, cancellationToken);
        }
        catch (BadHttpRequestException exception)
            when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Error(
                StatusCodes.Status400BadRequest,
                OcrError.InvalidRequest("InvalidContentLength", "The input image is too large.")
            );
        }

        return document.Kind != DocumentKind.Unknown
            ? null
            : Error(StatusCodes.Status400BadRequest, OcrAnalyzer.Unreadable);
    }

    private static StatusCodeHttpResult Accepted(HttpContext context, Guid id)
    {
        var request = context.Request;
        var path = request.Path.Value!.Replace(
            ":analyze",
            "/analyzeResults/" + id,
            StringComparison.Ordinal
        );
        var version = request.Query["api-version"];
        context.Response.Headers["Operation-Location"] =
            $"{request.Scheme}://{request.Host}{request.PathBase}{path}?api-version={version}";
        context.Response.Headers.RetryAfter = "1";
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private static JsonHttpResult<OcrErrorBody> TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Error(
            StatusCodes.Status429TooManyRequests,
            new OcrError("429", "Too many documents wait. Please retry after 1 second.")
        );
    }

    private static JsonHttpResult<OcrErrorBody> Error(int status, OcrError error) =>
        TypedResults.Json(
            new OcrErrorBody(error),
            OcrJson.Default.OcrErrorBody,
            statusCode: status
        );
}
