using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http.Privacy;

/// <summary>The receipt of an erasure: 202 while it is to be done, 200 when it is done.</summary>
public sealed class ReceiptResult(ErasureReceipt receipt) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode =
            receipt.State == ErasureState.Done
                ? StatusCodes.Status200OK
                : StatusCodes.Status202Accepted;
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(
            ReceiptBody.Of(receipt),
            ReceiptJson.Default.ReceiptBody,
            "application/json; charset=utf-8",
            httpContext.RequestAborted
        );
    }
}

internal sealed record ReceiptBody(
    string Receipt,
    ErasureState State,
    ErasureReason Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DoneAt,
    int Rows,
    int Files,
    int Texts
)
{
    public static ReceiptBody Of(ErasureReceipt receipt) =>
        new(
            receipt.Id,
            receipt.State,
            receipt.Reason,
            receipt.RequestedAt,
            receipt.DoneAt,
            receipt.Erased.Rows,
            receipt.Erased.Files,
            receipt.Erased.Texts
        );
}

internal sealed class ErasureStateConverter()
    : JsonStringEnumConverter<ErasureState>(JsonNamingPolicy.SnakeCaseLower);

internal sealed class ErasureReasonConverter()
    : JsonStringEnumConverter<ErasureReason>(JsonNamingPolicy.SnakeCaseLower);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(ErasureStateConverter), typeof(ErasureReasonConverter)]
)]
[JsonSerializable(typeof(ReceiptBody))]
[JsonSerializable(typeof(ReceiptsBody))]
internal sealed partial class ReceiptJson : JsonSerializerContext;

internal sealed record ReceiptsBody(IReadOnlyList<ReceiptBody> Receipts);
