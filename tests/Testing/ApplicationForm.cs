using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Testing;

/// <summary>An application to the open sample posting, complete until a test changes it.</summary>
public sealed class ApplicationForm
{
    public const string Board = "example";
    public const long OpenPosting = 5172511002;
    public const long ClosedPosting = 5172510002;
    public const string SourceQuestion = "question_5172621002";
    public const string SourceOption = "5172800002";

    private readonly List<(string Name, string Value)> _fields = [];
    private readonly List<(string Name, string FileName, byte[] Content)> _files = [];

    /// <summary>Its own person, who occurs in no other test.</summary>
    public ApplicationForm(string? email = null)
    {
        Email = email ?? $"{Guid.NewGuid():N}@example.com";
        Set("first_name", "Ada");
        Set("last_name", "Example");
        Set("email", Email);
        Set(SourceQuestion, SourceOption);
        Add("demographic_answers[][question_id]", "5300100002");
        Add("demographic_answers[][answer_options][][answer_option_id]", "5300543002");
        Add("demographic_answers[][question_id]", "5300101002");
        Add("demographic_answers[][answer_options][][answer_option_id]", "5300560002");
        File("resume", "cv.txt", UniqueCv());
    }

    public string Email { get; }

    public long Posting { get; set; } = OpenPosting;

    public string? IdempotencyKey { get; set; }

    public IEnumerable<KeyValuePair<string, string>> Fields =>
        _fields.Select(f => KeyValuePair.Create(f.Name, f.Value));

    public static byte[] Fixture(string name) =>
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", name));

    /// <summary>A text that no other test attaches, so that it can be looked for in storage.</summary>
    public static byte[] UniqueCv() =>
        Encoding.UTF8.GetBytes($"Curriculum vitae of one who tests: {Guid.NewGuid():N}\n");

    public ApplicationForm Set(string name, string? value)
    {
        _fields.RemoveAll(f => f.Name == name);
        if (value is not null)
        {
            Add(name, value);
        }

        return this;
    }

    public ApplicationForm Add(string name, string value)
    {
        _fields.Add((name, value));
        return this;
    }

    public ApplicationForm Without(string prefix)
    {
        _fields.RemoveAll(f => f.Name.StartsWith(prefix, StringComparison.Ordinal));
        _files.RemoveAll(f => f.Name == prefix);
        return this;
    }

    public ApplicationForm File(string name, string fileName, byte[] content)
    {
        _files.RemoveAll(f => f.Name == name);
        return AddFile(name, fileName, content);
    }

    public ApplicationForm AddFile(string name, string fileName, byte[] content)
    {
        _files.Add((name, fileName, content));
        return this;
    }

    public byte[] Content(string field) => _files.Find(f => f.Name == field).Content;

    public MultipartFormDataContent ToMultipart()
    {
        var body = new MultipartFormDataContent
        {
            // As browsers do.
            HeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        foreach (var (name, value) in _fields)
        {
            body.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (name, fileName, content) in _files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"{name}\"; filename=\"{fileName}\""
            );
            body.Add(part);
        }

        return body;
    }

    /// <summary>The same as JSON, with the file in Base64.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (
            var (name, value) in _fields.Where(f =>
                !f.Name.StartsWith("demographic", StringComparison.Ordinal)
            )
        )
        {
            json[name] = value;
        }

        json["demographic_answers"] = new JsonArray(
            Answer(5300100002, 5300543002),
            Answer(5300101002, 5300560002)
        );
        foreach (var (name, fileName, content) in _files)
        {
            json[$"{name}_content"] = Convert.ToBase64String(content);
            json[$"{name}_content_filename"] = fileName;
        }

        return json;
    }

    private static JsonObject Answer(long question, long option) =>
        new()
        {
            ["question_id"] = question,
            ["answer_options"] = new JsonArray(new JsonObject { ["answer_option_id"] = option }),
        };
}
