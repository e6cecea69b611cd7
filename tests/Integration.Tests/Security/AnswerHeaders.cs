using System.Text.RegularExpressions;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>What every answer of the app has to say to browsers and caches, and what it must not tell.</summary>
internal static partial class AnswerHeaders
{
    private const string PublicReading = "max-age=0, private, must-revalidate";

    private static readonly string[] Telling =
    [
        "Server",
        "X-Powered-By",
        "X-AspNet-Version",
        "X-AspNetMvc-Version",
        "X-SourceFiles",
        "Set-Cookie",
        "Strict-Transport-Security",
    ];

    /// <summary>What is wrong with an answer that came over plain HTTP; nothing where all is well.</summary>
    public static IEnumerable<string> FaultsOf(HttpResponseMessage response, string body)
    {
        foreach (var header in Telling.Where(h => Value(response, h) is not null))
        {
            yield return $"{header}: {Value(response, header)}";
        }

        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400 and not 304)
        {
            yield return $"{status} leads to {response.Headers.Location}";
        }

        if (status >= 400 && Inner().IsMatch(body))
        {
            yield return $"the body tells of the inside: {body[..Math.Min(body.Length, 300)]}";
        }

        foreach (var fault in Expected(response, status))
        {
            yield return fault;
        }
    }

    public static string? Value(HttpResponseMessage response, string header) =>
        response.Headers.NonValidated.TryGetValues(header, out var values)
        || response.Content.Headers.NonValidated.TryGetValues(header, out values)
            ? values.ToString()
            : null;

    private static IEnumerable<string> Expected(HttpResponseMessage response, int status)
    {
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        var isPublic = Value(response, "Cross-Origin-Resource-Policy") == "cross-origin";
        var policy = Value(response, "Content-Security-Policy") ?? "";
        (string Header, bool Holds)[] rules =
        [
            ("X-Content-Type-Options", Value(response, "X-Content-Type-Options") == "nosniff"),
            (
                "Content-Security-Policy",
                policy.StartsWith("default-src 'none';", StringComparison.Ordinal)
                    && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
                    && policy.Contains("base-uri 'none'", StringComparison.Ordinal)
                    && !policy.Contains("unsafe", StringComparison.Ordinal)
                    && !policy.Contains('*', StringComparison.Ordinal)
            ),
            (
                "Referrer-Policy",
                Value(response, "Referrer-Policy") == (isPage ? "same-origin" : "no-referrer")
            ),
            (
                "Cross-Origin-Resource-Policy",
                isPublic || Value(response, "Cross-Origin-Resource-Policy") == "same-origin"
            ),
            (
                "Permissions-Policy",
                Value(response, "Permissions-Policy")
                    ?.Contains("camera=()", StringComparison.Ordinal) == true
            ),
            (
                // What all pages may load is what all may keep, and nothing else.
                "Cache-Control",
                Value(response, "Cache-Control")
                    == (isPublic && status < 400 ? PublicReading : "no-store")
            ),
            (
                "Cross-Origin-Opener-Policy",
                !isPage || Value(response, "Cross-Origin-Opener-Policy") == "same-origin"
            ),
            (
                "Content-Type with a charset",
                response.Content.Headers.ContentType is not { } type
                    || type.CharSet is "utf-8"
                    || type.MediaType?.StartsWith("text/", StringComparison.Ordinal) != true
                    // In which one a candidate has written a file, nobody knows.
                    || response.Content.Headers.ContentDisposition?.DispositionType == "attachment"
            ),
        ];
        return rules
            .Where(r => !r.Holds)
            .Select(r => $"{status} {r.Header}: {Value(response, r.Header.Split(' ')[0])}");
    }

    // A line of a stack, a name of .NET's or Azure's, a folder of the machine.
    [GeneratedRegex(
        @"^\s+at \S+\(|System\.|Microsoft\.|Exception\b|/home/|/root/|[A-Z]:\\|\.cs:line|AccountKey|RequestId:",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Inner();
}
