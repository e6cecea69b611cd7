using System.Text;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>Bodies that are as large as they may be, made of what costs the most.</summary>
internal static class LargeBodies
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Multipart = "multipart/form-data; boundary=b";
    private static readonly int Most = (int)new SubmissionLimits().BodyBytes;

    public static IReadOnlyDictionary<string, Func<FuzzBody>> All { get; } =
        new Dictionary<string, Func<FuzzBody>>(StringComparer.Ordinal)
        {
            ["nothing but separators"] = () => Repeated(Form, "&"),
            ["nothing but equals signs"] = () => Repeated(Form, "="),
            ["a name without end"] = () => Repeated(Form, "n"),
            ["a name of brackets"] = () => Repeated(Form, "[]", "a"),
            ["percent signs"] = () => Repeated(Form, "%41", "a="),
            ["many small fields"] = () => Repeated(Form, "a=1&"),
            ["many deep fields"] = () => Repeated(Form, "a[][b][][c][][d][][e][][f]=1&"),
            ["answers that are too long"] = () =>
                Repeated(Form, $"{new string('x', 40_000)}&question_43=", "x="),
            ["an array of numbers"] = () => Repeated(Json, "1,", "{\"a\":["),
            ["an array of arrays"] = () => Repeated(Json, "[],", "{\"a\":["),
            ["open brackets"] = () => Repeated(Json, "[", "{\"a\":"),
            ["open braces"] = () => Repeated(Json, "{\"a\":"),
            ["one member again and again"] = () => Repeated(Json, "\"a\":1,", "{"),
            ["a number without end"] = () => Repeated(Json, "9", "{\"a\":"),
            ["a name of escapes"] = () => Repeated(Json, "\\u0061", "{\""),
            ["a text without end"] = () => Repeated(Json, "x", "{\"a\":\""),
            ["blanks"] = () => Repeated(Json, " ", "{"),
            ["a file in Base64"] = () =>
                Whole(Json, $"{{\"resume_content\":\"{new string('A', 13_000_000)}\"}}"),
            ["texts of escapes"] = () =>
                Whole(Json, $"{{\"resume_text\":\"{Times("\\u00e9", 2_000_000)}\"}}"),
            ["entries of long texts"] = () =>
                Whole(
                    Json,
                    $"{{\"employments\":[{string.Join(',', Enumerable.Repeat($"{{\"company_name\":\"{new string('c', 40_000)}\"}}", 490))}]}}"
                ),
            ["dashes"] = () => Repeated(Multipart, "-"),
            ["boundaries"] = () => Repeated(Multipart, "--b\r\n"),
            ["a header without end"] = () => Repeated(Multipart, "x", "--b\r\nX: "),
            ["headers without end"] = () => Repeated(Multipart, "X: x\r\n", "--b\r\n"),
            ["empty parts"] = () =>
                Repeated(Multipart, "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"),
            ["empty files"] = () =>
                Repeated(
                    Multipart,
                    "--b\r\nContent-Disposition: form-data; name=a; filename=\"\"\r\n\r\n\r\n"
                ),
            ["line ends in a file"] = () =>
                Repeated(
                    Multipart,
                    "\r\n",
                    "--b\r\nContent-Disposition: form-data; name=resume; filename=a\r\n\r\n"
                ),
            ["almost boundaries in a file"] = () =>
                Repeated(
                    Multipart,
                    "\r\n--",
                    "--b\r\nContent-Disposition: form-data; name=resume; filename=a\r\n\r\n"
                ),
            ["two files and text"] = () =>
                Whole(
                    Multipart,
                    $"{Part("resume", 10_000_000)}{Part("cover_letter", 10_000_000)}--b--\r\n"
                ),
        };

    private static string Part(string name, int length) =>
        $"--b\r\nContent-Disposition: form-data; name={name}; filename=a.txt\r\n\r\n{new string('t', length)}\r\n";

    private static FuzzBody Repeated(string contentType, string what, string start = "") =>
        Whole(contentType, start + Times(what, (Most - start.Length) / what.Length));

    private static FuzzBody Whole(string contentType, string body) =>
        new(contentType, Encoding.ASCII.GetBytes(body));

    private static string Times(string text, int count) =>
        new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
