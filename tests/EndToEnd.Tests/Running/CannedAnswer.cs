using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>An answer to an application that the functions do not give on demand.</summary>
internal static class CannedAnswer
{
    /// <summary>A problem as the functions write it, or one from what stands before them.</summary>
    public static byte[] Problem(
        int status,
        string title,
        JsonObject? errors = null,
        int? retryAfter = null
    )
    {
        var body = new JsonObject
        {
            ["type"] = "urn:problem-type:applyfunctions:canned",
            ["title"] = title,
            ["status"] = status,
            ["error"] = title,
            ["reason"] = title,
            ["errors"] = errors ?? [],
        };
        var content = Encoding.UTF8.GetBytes(body.ToJsonString());
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Canned\r\n")
            .Append("Content-Type: application/problem+json\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n")
            .Append("Access-Control-Allow-Origin: *\r\n")
            .Append("Access-Control-Expose-Headers: Retry-After\r\n")
            .Append("Connection: close\r\n");
        if (retryAfter is { } seconds)
        {
            head.Append(CultureInfo.InvariantCulture, $"Retry-After: {seconds}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. content];
    }
}
