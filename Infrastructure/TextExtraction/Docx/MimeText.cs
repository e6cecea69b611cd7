using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Finds the page in a web page that was saved in one file (RFC 2557).</summary>
internal static class MimeText
{
    // A multipart within a multipart.
    private const int DeepestPart = 4;

    /// <summary>The first page; null where there is none.</summary>
    public static byte[]? Page(byte[] file) => Page(Encoding.Latin1.GetString(file), 0);

    private static byte[]? Page(string entity, int depth)
    {
        entity = entity.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = entity.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        // A field goes on in the lines below that begin with a space.
        var fields = entity[..end]
            .Replace("\n ", " ", StringComparison.Ordinal)
            .Replace("\n\t", " ", StringComparison.Ordinal);
        var body = entity[(end + 2)..];
        var type = Field(fields, "Content-Type:");
        if (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return Decode(body, Field(fields, "Content-Transfer-Encoding:"));
        }

        if (
            depth == DeepestPart
            || !type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || Boundary(type) is not { } boundary
        )
        {
            return null;
        }

        return ("\n" + body)
            .Split("\n--" + boundary)
            .Skip(1)
            .Select(part => Page(part.TrimStart('-', '\n'), depth + 1))
            .FirstOrDefault(page => page is not null);
    }

    private static string Field(string fields, string name) =>
        fields
            .Split('\n')
            .FirstOrDefault(field => field.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ?[name.Length..].Trim()
        ?? "";

    private static string? Boundary(string type)
    {
        const string Name = "boundary=";
        var at = type.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : type[(at + Name.Length)..].Split(';')[0].Trim().Trim('"');
    }

    private static byte[] Decode(string body, string encoding)
    {
        if (encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            return Convert.FromBase64String(body);
        }

        return encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase)
            ? Unquote(body)
            : Encoding.Latin1.GetBytes(body);
    }

    // RFC 2045, 6.7: = and two digits is a byte, = at the end of a line joins it with the next.
    private static byte[] Unquote(string body)
    {
        var bytes = new List<byte>(body.Length);
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] == '=' && at + 1 < body.Length && body[at + 1] == '\n')
            {
                at++;
            }
            else if (
                body[at] == '='
                && at + 2 < body.Length
                && char.IsAsciiHexDigit(body[at + 1])
                && char.IsAsciiHexDigit(body[at + 2])
            )
            {
                bytes.Add(Convert.ToByte(body.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.Add((byte)body[at]);
            }
        }

        return [.. bytes];
    }
}
