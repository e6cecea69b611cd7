using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Infrastructure.Http;

internal enum BodyKind
{
    Unsupported,
    Multipart,
    Form,
    Json,
}

/// <summary>
/// What a body is: what the client calls it, except where clients in use are known to call it wrongly or nothing at all.
/// Then its beginning tells.
/// </summary>
internal static class BodyKinds
{
    /// <summary>Bytes that tell: room for a boundary, and for the name of a first field.</summary>
    internal const int HeadLength = 512;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.[]%"u8
    );

    /// <param name="contentType">The header; null where there was none.</param>
    internal static BodyKind Declared(string? contentType)
    {
        var kind = MediaType(contentType);
        return kind switch
        {
            "MULTIPART/FORM-DATA" => BodyKind.Multipart,
            "APPLICATION/X-WWW-FORM-URLENCODED" => BodyKind.Form,
            "APPLICATION/JSON" or "TEXT/JSON" => BodyKind.Json,
            _ when kind.StartsWith("APPLICATION/", StringComparison.Ordinal)
                    && kind.EndsWith("+JSON", StringComparison.Ordinal) => BodyKind.Json,
            _ => BodyKind.Unsupported,
        };
    }

    /// <summary>
    /// Whether the beginning counts for more than the header. Greenhouse's own Ruby client calls every application JSON
    /// and sends it as a form
    /// (https://github.com/grnhse/greenhouse_io/blob/master/lib/greenhouse_io/api/job_board.rb); pages that post without
    /// CORS can only say text/plain; a multipart form whose header was set by hand lacks the boundary.
    /// </summary>
    internal static bool IsDoubtful(string? contentType) =>
        MediaType(contentType) is "" or "TEXT/PLAIN"
        || Declared(contentType) == BodyKind.Json
        || (Declared(contentType) == BodyKind.Multipart && Boundary(contentType!) is null);

    /// <returns>What the beginning shows; <see cref="BodyKind.Unsupported"/> where it shows nothing.</returns>
    internal static BodyKind Shown(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        var equals = head.IndexOf((byte)'=');
        return BoundaryOf(head) is not null ? BodyKind.Multipart
            : text.Length > 0 && text[0] is (byte)'{' or (byte)'[' ? BodyKind.Json
            : equals > 0
            && char.IsAsciiLetter((char)head[0])
            && !head[..equals].ContainsAnyExcept(NameBytes)
                ? BodyKind.Form
            : BodyKind.Unsupported;
    }

    /// <summary>The boundary that the header names; null where it names none.</summary>
    internal static string? Boundary(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var header)
        && HeaderUtilities.RemoveQuotes(header.Boundary).Value is { Length: > 0 } boundary
            ? boundary
            : null;

    /// <summary>The boundary that the first line is; null where it is none.</summary>
    internal static string? BoundaryOf(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOfAny("\r\n"u8);
        return head.StartsWith("--"u8) && end > 2 ? Encoding.Latin1.GetString(head[2..end]) : null;
    }

    private static string MediaType(string? contentType) =>
        (contentType ?? "").Split(';', 2)[0].Trim().ToUpperInvariant();
}
