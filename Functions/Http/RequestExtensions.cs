using System.Net;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

internal static class RequestExtensions
{
    /// <param name="client">See <see cref="ClientAddresses"/>.</param>
    /// <param name="board">Null where the body names the posting.</param>
    public static SubmitRequest ToSubmit(
        this HttpRequest request,
        IPAddress? client,
        string? board = null,
        long posting = 0
    ) =>
        new(
            board,
            posting,
            request.Headers["Idempotency-Key"] is { Count: > 0 } key ? key.ToString() : null,
            request.ToBody(),
            request.Headers[HeaderNames.Authorization].FirstOrDefault(),
            client
        );

    /// <param name="id">The application, as it stands in the address.</param>
    public static CandidateRequest ToCandidate(this HttpRequest request, string id) =>
        new(id, request.Headers["Application-Token"].FirstOrDefault());

    public static SubmissionBody ToBody(this HttpRequest request) =>
        new(request.Body, request.ContentType, request.ContentLength);

    public static Author ToAuthor(this HttpRequest request, string board) =>
        new(board, request.Headers[HeaderNames.Authorization].FirstOrDefault());

    public static ListParameters ToListParameters(this HttpRequest request) =>
        ListParameters.OfQuery(
            request.Query.SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)))
        );

    public static SourceBody ToSource(this HttpRequest request) =>
        new(request.Body, request.ContentLength);

    public static SignedReport ToSignedReport(this HttpRequest request) =>
        new(
            request.Body,
            request.ContentLength,
            request.Headers["X-Twilio-Email-Event-Webhook-Signature"].FirstOrDefault(),
            request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"].FirstOrDefault()
        );

    public static WriteConditions ToConditions(this HttpRequest request) =>
        WriteConditions.Of(Whole(request.Headers.IfMatch), Whole(request.Headers.IfNoneMatch));

    /// <summary>The posting that the query of an application names, as some scripts have it; 0 where it names none.</summary>
    public static long NamedPosting(this HttpRequest request)
    {
        var names = request
            .Query["id"]
            .Concat(request.Query["job_id"])
            .Concat(request.Query["token"]);
        foreach (var name in names)
        {
            if (PostingId.TryParse(name, out var id))
            {
                return id;
            }
        }

        return 0;
    }

    private static string? Whole(StringValues header) =>
        header.Count == 0 ? null : header.ToString();
}
