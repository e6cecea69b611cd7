using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>The parts of a posting as clients see them, cut from the stored one.</summary>
internal static class PostingView
{
    private static readonly string[] ContentKeys = ["content", "departments", "offices"];

    private static readonly string[] QuestionKeys =
    [
        "questions",
        "location_questions",
        "compliance",
        "demographic_questions",
    ];

    private static readonly string[] PayKeys = ["pay_input_ranges"];

    // What only the board's keepers see, and what depends on more than the posting.
    private static readonly string[] OtherKeys =
    [
        "status",
        "section",
        "company_name",
        "accepting_applications",
    ];

    // Clients in use go through these without looking whether they are there.
    private static readonly string[] Lists =
    [
        "data_compliance",
        "departments",
        "offices",
        "questions",
        "location_questions",
        "compliance",
        "pay_input_ranges",
    ];

    /// <summary>Each part as an object of its own.</summary>
    public static (
        JsonObject Summary,
        JsonObject Content,
        JsonObject Questions,
        JsonObject Pay
    ) Cut(Posting posting)
    {
        var view = JsonSerializer.SerializeToNode(posting, PostingJson.Default.Posting)!.AsObject();
        foreach (var key in Lists)
        {
            view[key] ??= new JsonArray();
        }

        view["content"] ??= "";
        view["location"] ??= new JsonObject { ["name"] = "" };
        view.TryAdd("metadata", null);
        view.TryAdd("demographic_questions", null);
        CompleteForm(view);

        var deadline = posting.Deadline;
        view["application_deadline"] = deadline is null ? null : WireTime.Text(deadline.Instant);
        view["application_deadline_time_zone"] = deadline?.Zone;
        _ = Move(view, OtherKeys);
        return (view, Move(view, ContentKeys), Move(view, QuestionKeys), Move(view, PayKeys));
    }

    private static void CompleteForm(JsonObject view)
    {
        var sections = view["compliance"]!.AsArray().OfType<JsonObject>().ToList();
        foreach (var section in sections)
        {
            section["questions"] ??= new JsonArray();
        }

        var fields = sections
            .SelectMany(s => s["questions"]!.AsArray())
            .Concat(view["questions"]!.AsArray())
            .Concat(view["location_questions"]!.AsArray())
            .SelectMany(q => q?["fields"]?.AsArray() ?? [])
            .OfType<JsonObject>();
        foreach (var field in fields)
        {
            field["values"] ??= new JsonArray();
        }
    }

    private static JsonObject Move(JsonObject from, string[] keys)
    {
        var to = new JsonObject();
        foreach (var key in keys)
        {
            if (from.Remove(key, out var value))
            {
                to[key] = value;
            }
        }

        return to;
    }
}
