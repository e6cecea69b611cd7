using System.Net.Http.Headers;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Bodies that cannot be read or are over a limit, and addresses that lead nowhere.</summary>
internal static class BadBodies
{
    private const int Megabyte = 1_000_000;

    public static IReadOnlyList<BadInput> All { get; } =
    [
        new(
            "an empty body",
            400,
            "empty-body",
            "no body",
            _ => Raw("", "multipart/form-data; boundary=x")
        ),
        new("no content type", 400, "missing-content-type", "Content-Type", _ => Raw("x", null)),
        new(
            "another content type",
            415,
            "unsupported-content-type",
            "multipart/form-data",
            _ => Raw("<a/>", "text/xml")
        ),
        new(
            "no boundary",
            400,
            "missing-boundary",
            "boundary",
            _ => Raw("x", "multipart/form-data")
        ),
        new(
            "broken multipart",
            400,
            "unreadable-body",
            "not well formed",
            _ => Raw("--x\r\nno header here\r\n\r\nv\r\n--x--", "multipart/form-data; boundary=x")
        ),
        new(
            "a body over the limit",
            413,
            "body-too-large",
            "25 MB",
            form =>
            {
                for (var i = 0; i < 3; i++)
                {
                    form.AddFile($"question_{i}", "big.txt", Filled(9 * Megabyte));
                }

                return form.ToMultipart();
            }
        ),
        new(
            "a file over the limit",
            413,
            "resume",
            "10 MB",
            form => form.File("resume", "big.txt", Filled(11 * Megabyte)).ToMultipart()
        ),
        new(
            "an unknown posting",
            404,
            "posting-not-found",
            "open postings",
            form => form.ToMultipart()
        )
        {
            Posting = 1,
        },
        new(
            "deep JSON",
            400,
            "nested-too-deep",
            "32 levels",
            _ => Raw(string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), "application/json")
        ),
        new(
            "huge JSON",
            413,
            "too-many-fields",
            "500 fields",
            _ =>
                Raw(
                    $"{{\"a\":[{new string('1', 1)}{string.Concat(Enumerable.Repeat(",1", Megabyte))}]}}",
                    "application/json"
                )
        ),
        new(
            "malformed JSON",
            400,
            "malformed-json",
            "line 1",
            _ => Raw("{\"a\":", "application/json")
        ),
        new(
            "JSON that is a list",
            400,
            "json-not-an-object",
            "an object",
            _ => Raw("[]", "application/json")
        ),
        new(
            "too many files",
            413,
            "too-many-files",
            "12",
            form =>
            {
                for (var i = 0; i < 13; i++)
                {
                    form.AddFile($"question_{i}", "a.txt", ApplicationForm.UniqueCv());
                }

                return form.ToMultipart();
            }
        ),
        new(
            "too many fields",
            413,
            "too-many-fields",
            "500",
            form =>
            {
                for (var i = 0; i < 501; i++)
                {
                    form.Add($"x{i}", "1");
                }

                return form.ToMultipart();
            }
        ),
    ];

    private static ByteArrayContent Raw(string body, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = contentType is null
            ? null
            : MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    private static byte[] Filled(int bytes)
    {
        var content = new byte[bytes];
        Array.Fill(content, (byte)'a');
        ApplicationForm.UniqueCv().CopyTo(content, 0);
        return content;
    }
}
