using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>One way to send something wrong, and the answer that it gets.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Fault">The faulty field where one is at fault, else what the problem's type ends in.</param>
/// <param name="Says">A part of what the answer says to do.</param>
public sealed record BadInput(
    string Name,
    int Status,
    string Fault,
    string Says,
    Func<ApplicationForm, HttpContent> Body
)
{
    private const int Megabyte = 1_000_000;

    public long Posting { get; init; } = ApplicationForm.OpenPosting;

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
            "a file of zero bytes",
            422,
            "resume",
            "0 bytes",
            form => form.File("resume", "cv.pdf", []).ToMultipart()
        ),
        new(
            "an executable named .pdf",
            422,
            "resume",
            "Uploaded resume has an unsupported file type.",
            form => form.File("resume", "cv.pdf", Executable()).ToMultipart()
        ),
        new(
            "two resumes",
            422,
            "resume",
            "only one",
            form => form.AddFile("resume", "other.txt", ApplicationForm.UniqueCv()).ToMultipart()
        ),
        new(
            "no resume",
            422,
            "resume",
            "Attach a file",
            form => form.Without("resume").ToMultipart()
        ),
        new(
            "a name with a web address",
            422,
            "first_name",
            "web address",
            Set("first_name", "Buy at https://example.com")
        ),
        new(
            "a bare domain as name",
            422,
            "last_name",
            "web address",
            Set("last_name", "x.example.com")
        ),
        new(
            "a phone with a web address",
            422,
            "phone",
            "web address",
            Set("phone", "www.example.org")
        ),
        new(
            "a name of 300 characters",
            422,
            "first_name",
            "255",
            Set("first_name", new string('a', 300))
        ),
        new("no last name", 422, "last_name", "Last name is required.", Set("last_name", null)),
        new(
            "a blank first name",
            422,
            "first_name",
            "First name is required.",
            Set("first_name", "  ")
        ),
        new("an email without domain", 422, "email", "name@example.com", Set("email", "ada@")),
        new(
            "an email with a display name",
            422,
            "email",
            "name@example.com",
            Set("email", "A <a@b.co>")
        ),
        new("two emails", 422, "email", "name@example.com", Set("email", "a@b.co,c@d.co")),
        new("NUL in a name", 422, "first_name", "by hand", Set("first_name", "A\0da")),
        new("an escape in a name", 422, "last_name", "by hand", Set("last_name", "E\u001b[31mx")),
        new(
            "an unknown option",
            422,
            ApplicationForm.SourceQuestion,
            "not one of",
            Set(ApplicationForm.SourceQuestion, "1")
        ),
        new(
            "an option of another question",
            422,
            ApplicationForm.SourceQuestion,
            "not one of",
            Set(ApplicationForm.SourceQuestion, "5300543002")
        ),
        new(
            "two options where one is asked",
            422,
            ApplicationForm.SourceQuestion,
            "only one",
            form =>
                form.Set(ApplicationForm.SourceQuestion, null)
                    .Add($"{ApplicationForm.SourceQuestion}[]", "5172800002")
                    .Add($"{ApplicationForm.SourceQuestion}[]", "5172801002")
                    .ToMultipart()
        ),
        new(
            "no answer to a required question",
            422,
            ApplicationForm.SourceQuestion,
            "required",
            Set(ApplicationForm.SourceQuestion, null)
        ),
        new(
            "an answer that is too long",
            422,
            "question_5172620002",
            "20000",
            Set("question_5172620002", new string('x', 20_001))
        ),
        new(
            "no answer to a required equality question",
            422,
            "demographic_answers.5300101002",
            "declining",
            form =>
                form.Without("demographic")
                    .Add("demographic_answers[][question_id]", "5300100002")
                    .Add("demographic_answers[][answer_options][][answer_option_id]", "5300543002")
                    .ToMultipart()
        ),
        new(
            "an equality option of another question",
            422,
            "demographic_answers.5300101002",
            "not one of",
            form =>
                form.Add("demographic_answers[][question_id]", "5300101002")
                    .Add("demographic_answers[][answer_options][][answer_option_id]", "5300543002")
                    .ToMultipart()
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
        new("a closed posting", 422, "posting-closed", "Europe/London", form => form.ToMultipart())
        {
            Posting = ApplicationForm.ClosedPosting,
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
            "invalid Base64",
            422,
            "resume",
            "Base64",
            form =>
            {
                var json = form.ToJson();
                json["resume_content"] = "this is not base64!";
                return JsonContent.Create(json);
            }
        ),
        new(
            "an object where a text is expected",
            422,
            "first_name",
            "single text",
            form =>
            {
                var json = form.ToJson();
                json["first_name"] = new JsonObject { ["a"] = 1 };
                return JsonContent.Create(json);
            }
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

    public override string ToString() => Name;

    private static Func<ApplicationForm, HttpContent> Set(string field, string? value) =>
        form => form.Set(field, value).ToMultipart();

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

    private static byte[] Executable() =>
        [0x4D, 0x5A, 0x90, 0x00, .. new byte[60], .. ApplicationForm.UniqueCv()];
}
