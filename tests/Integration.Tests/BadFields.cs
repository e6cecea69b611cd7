using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Bodies that can be read, with answers that cannot be taken.</summary>
internal static class BadFields
{
    public static IReadOnlyList<BadInput> All { get; } =
    [
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
        new("a closed posting", 422, "posting-closed", "Europe/London", form => form.ToMultipart())
        {
            Posting = ApplicationForm.ClosedPosting,
        },
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
            "a code point that is no character",
            422,
            "first_name",
            "by hand",
            Set("first_name", "A\uFFFEda")
        ),
        new(
            "no character in an email",
            422,
            "email",
            "by hand",
            Set("email", "a\uFFFEda@example.com")
        ),
        new(
            "a name of invisible characters",
            422,
            "last_name",
            "letters",
            Set("last_name", "\u200b\u200b")
        ),
        new(
            "an email with an invisible character inside",
            422,
            "email",
            "by hand",
            Set("email", "ada@exa\u200bmple.com")
        ),
        new(
            "an email that turns its direction",
            422,
            "email",
            "by hand",
            Set("email", "ada\u202e@example.com")
        ),
        new(
            "a file's field with a text in it",
            422,
            "cover_letter",
            "cover_letter_text",
            Set("cover_letter", "Dear all")
        ),
        new(
            "a text's field with a file in it",
            422,
            "question_5172620002",
            "as text",
            form =>
                form.File("question_5172620002", "link.txt", ApplicationForm.UniqueCv())
                    .ToMultipart()
        ),
        new(
            "a link to where no files are fetched from",
            422,
            "resume",
            "attach the file itself",
            form =>
                form.Without("resume").Set("resume_url", "https://example.com/cv.pdf").ToMultipart()
        ),
        new(
            "a file of zero bytes in Base64 where one is required",
            422,
            "resume",
            "is required",
            form =>
                form.Without("resume")
                    .Set("resume_content", "")
                    .Set("resume_content_filename", "a.pdf")
                    .ToMultipart()
        ),
        new(
            "an object in place of Base64",
            422,
            "cover_letter",
            "Base64",
            form =>
            {
                var json = form.ToJson();
                json["cover_letter_content"] = new JsonObject();
                return JsonContent.Create(json);
            }
        ),
    ];

    private static Func<ApplicationForm, HttpContent> Set(string field, string? value) =>
        form => form.Set(field, value).ToMultipart();

    private static byte[] Executable() =>
        [0x4D, 0x5A, 0x90, 0x00, .. new byte[60], .. ApplicationForm.UniqueCv()];
}
