using System.Text;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>
/// The <c>Content-Disposition</c> header of one part of a form.
/// </summary>
/// <remarks>
/// ASP.NET's own parser takes every backslash for an escape, which glues the folders of <c>C:\cv\me.pdf</c> to the
/// name, and refuses one before a letter outside ASCII. Clients escape only quotes and backslashes, so only those two
/// are unescaped here.
/// </remarks>
/// <param name="Name">Null where there is none.</param>
/// <param name="FileName">Null where there is none: then the part is a field. As it came, folders and all.</param>
internal sealed record PartDisposition(string? Name, string? FileName)
{
    internal static PartDisposition Parse(string header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = After(header, ';', 0);
        while (at < header.Length)
        {
            var equals = header.IndexOf('=', at);
            var end = After(header, ';', at) - 1;
            if (equals < 0 || equals > end)
            {
                at = end + 1;
                continue;
            }
            var key = header[at..equals].Trim();
            (var value, at) = Value(header, equals + 1);
            parameters.TryAdd(key, value);
        }
        var extended = parameters.GetValueOrDefault("filename*") is { } star
            ? Extended(star)
            : null;
        return new(
            parameters.GetValueOrDefault("name"),
            extended ?? parameters.GetValueOrDefault("filename")
        );
    }

    private static (string Value, int Next) Value(string header, int at)
    {
        while (at < header.Length && header[at] is ' ' or '\t')
        {
            at++;
        }
        if (at == header.Length || header[at] != '"')
        {
            var next = After(header, ';', at);
            return (header[at..next].TrimEnd(';').Trim(), next);
        }
        var value = new StringBuilder();
        for (at++; at < header.Length && header[at] != '"'; at++)
        {
            var escaped =
                header[at] == '\\' && at + 1 < header.Length && header[at + 1] is '"' or '\\';
            value.Append(header[escaped ? ++at : at]);
        }
        return (value.ToString(), After(header, ';', at));
    }

    private static int After(string header, char separator, int at)
    {
        var found = at < header.Length ? header.IndexOf(separator, at) : -1;
        return found < 0 ? header.Length : found + 1;
    }

    /// <summary>RFC 5987, <c>UTF-8'en'na%C3%AFve.pdf</c>; null where it cannot be read, so that the plain one counts.</summary>
    private static string? Extended(string value)
    {
        var parts = value.Split('\'', 3);
        if (parts.Length < 3)
        {
            return null;
        }
        var bytes = Encoding.UTF8.GetBytes(parts[2]);
        var text = bytes.AsSpan(0, Utf8Text.UnescapeInPlace(bytes, plusIsSpace: false));
        if (parts[0].Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.Latin1.GetString(text);
        }
        return
            parts[0].Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            && System.Text.Unicode.Utf8.IsValid(text)
            ? Encoding.UTF8.GetString(text)
            : null;
    }
}
