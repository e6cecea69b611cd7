using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>Whether whoever asks reads something else than JSON.</summary>
internal static class Negotiation
{
    private static readonly MediaTypeHeaderValue Html = new("text/html");

    private static readonly MediaTypeHeaderValue Csv = new("text/csv");

    private static readonly MediaTypeHeaderValue[] Json =
    [
        new("application/json"),
        new("application/problem+json"),
    ];

    /// <summary>
    /// True for a form that a browser sends by itself. Whatever has a key, sends JSON, or accepts JSON as gladly is answered in
    /// JSON: servers whose HTTP library asks for HTML of its own accord (Java's does) have a key.
    /// </summary>
    public static bool WantsPage(this HttpRequest request)
    {
        if (
            !string.IsNullOrWhiteSpace(request.Headers.Authorization)
            || !request.HasFormContentType
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        )
        {
            return false;
        }

        return IsPreferred(Html, accepted);
    }

    /// <summary>True where a table is asked for; JSON where both are as welcome.</summary>
    public static bool WantsCsv(this HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && IsPreferred(Csv, accepted);

    private static bool IsPreferred(
        MediaTypeHeaderValue type,
        IList<MediaTypeHeaderValue> accepted
    ) => Quality(type, accepted) > Json.Max(json => Quality(json, accepted));

    // RFC 9110, section 12.5.1: the narrowest range that fits counts.
    private static double Quality(
        MediaTypeHeaderValue type,
        IList<MediaTypeHeaderValue> accepted
    ) =>
        accepted
            .Where(range => type.IsSubsetOf(Bare(range)))
            .OrderBy(range =>
                range.MatchesAllTypes ? 2
                : range.MatchesAllSubTypes ? 1
                : 0
            )
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();

    private static MediaTypeHeaderValue Bare(MediaTypeHeaderValue range) => new(range.MediaType);
}
