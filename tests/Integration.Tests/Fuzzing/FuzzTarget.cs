using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>A posting that asks for everything, and an application that it takes.</summary>
internal static class FuzzTarget
{
    public const string Board = "fuzz";
    public const long Posting = 5172990002;

    public static string Document { get; } = Write();

    public static IReadOnlyList<FuzzField> Application(string email) =>
        [
            .. DetailedForm.Fields(email).Select(f => new FuzzField(f.Name, f.Value)),
            new("id", $"{Posting}"),
            new("question_43", "A long story."),
            new("mapped_url_token", "newsletter"),
            new("resume", "The CV of one who fuzzes.", "cv.txt"),
            new("cover_letter_text", "Dear all"),
        ];

    public static async Task PutAsync(StorageView storage, CancellationToken cancellationToken)
    {
        (string Name, string Content)[] files =
        [
            ("board.json", """{"name":"Example Company"}"""),
            ("schools.json", DetailedPosting.Schools),
            ($"jobs/{Posting}.json", Document),
        ];
        foreach (var (name, content) in files)
        {
            await storage.PutBoardFileAsync($"{Board}/{name}", content, cancellationToken);
        }
    }

    private static string Write()
    {
        var posting = JsonNode.Parse(DetailedPosting.Document(Posting))!;
        (string Name, string Type)[][] questions =
        [
            [("question_43", "textarea")],
            [("question_44", "input_file")],
            [("resume", "input_file"), ("resume_text", "textarea")],
        ];
        foreach (var fields in questions)
        {
            posting["questions"]!
                .AsArray()
                .Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["label"] = fields[0].Name,
                            ["required"] = false,
                            ["fields"] = new JsonArray([
                                .. fields.Select(f => new JsonObject
                                {
                                    ["name"] = f.Name,
                                    ["type"] = f.Type,
                                    ["values"] = new JsonArray(),
                                }),
                            ]),
                        }
                );
        }

        return posting.ToJsonString();
    }
}

/// <param name="Name">As a form has it.</param>
/// <param name="FileName">Null for a text.</param>
internal sealed record FuzzField(string Name, string Value, string? FileName = null);
