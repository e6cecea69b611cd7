using System.Text;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>Fields as the two kinds of form body, without the care that clients take.</summary>
internal static class FuzzForms
{
    private const string Boundary = "fuzz";

    public static readonly string[] ContentTypes =
    [
        $"multipart/form-data; boundary={Boundary}",
        "multipart/form-data",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=other",
        $"multipart/mixed; boundary={Boundary}",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/json",
        "application/json; charset=utf-16",
        "application/problem+json",
        "text/plain",
        "text/xml",
        "*/*",
        ";;;",
        "application/json\t;",
    ];

    public static FuzzBody Multipart(IEnumerable<FuzzField> fields)
    {
        var body = new StringBuilder();
        foreach (var field in fields)
        {
            var fileName = field.FileName is { } name ? $"; filename=\"{name}\"" : "";
            body.Append("--")
                .Append(Boundary)
                .Append("\r\nContent-Disposition: form-data; name=\"");
            body.Append(field.Name).Append('"').Append(fileName).Append("\r\n\r\n");
            body.Append(field.Value).Append("\r\n");
        }

        body.Append("--").Append(Boundary).Append("--\r\n");
        return new FuzzBody(ContentTypes[0], Encoding.UTF8.GetBytes(body.ToString()));
    }

    public static FuzzBody UrlEncoded(IEnumerable<FuzzField> fields)
    {
        var pairs = fields.Select(f => $"{Escaped(f.Name)}={Escaped(f.Value)}");
        return new FuzzBody(
            "application/x-www-form-urlencoded",
            Encoding.UTF8.GetBytes(string.Join('&', pairs))
        );
    }

    // In one text of seven the halves of surrogate pairs become the bytes that they would be alone, which is not UTF-8.
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(c =>
                char.IsAsciiLetterOrDigit(c) ? c.ToString()
                : c < 0x80 ? $"%{(int)c:X2}"
                : char.IsSurrogate(c) && text.Length % 7 == 0 ? "%ED%A0%80"
                : c.ToString()
            )
        );
}
