using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

internal static class RequestExtensions
{
    /// <param name="board">Null where the body names the posting.</param>
    public static SubmitRequest ToSubmit(
        this HttpRequest request,
        string? board = null,
        long posting = 0
    ) =>
        new(
            board,
            posting,
            request.Headers["Idempotency-Key"] is { Count: > 0 } key ? key.ToString() : null,
            new SubmissionBody(request.Body, request.ContentType, request.ContentLength),
            request.Headers[HeaderNames.Authorization].FirstOrDefault()
        );

    /// <summary>The posting that the query of an application names, as some scripts have it; 0 where it names none.</summary>
    public static long NamedPosting(this HttpRequest request) =>
        PostingId.TryParse(
            request.Query["id"].FirstOrDefault()
                ?? request.Query["job_id"].FirstOrDefault()
                ?? request.Query["token"].FirstOrDefault(),
            out var id
        )
            ? id
            : 0;
}
