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
        "rules",
    ];

    // Clients in use go through these without looking whether they are there.
    private static readonly string[] Lists =
    [
        "data_compliance",
        "departments",
        "offices",
        "pay_input_ranges",
    ];

    private static readonly string[] FormLists = ["questions", "location_questions", "compliance"];

    /// <summary>All but the form, each part as an object of its own.</summary>
    public static (JsonObject Summary, JsonObject Content, JsonObject Pay) Cut(Posting posting)
    {
        // Lists have no forms, and a form is longer than all the rest.
        var view = ToObject(
            posting with
            {
                Questions = null,
                LocationQuestions = null,
                Compliance = null,
                DemographicQuestions = null,
            }
        );
        AddLists(view, Lists);
        view["content"] ??= "";
        view["location"] ??= new JsonObject { ["name"] = "" };
        view.TryAdd("metadata", null);

        var deadline = posting.Deadline;
        view["application_deadline"] = deadline is null ? null : Rfc3339.Format(deadline.Instant);
        view["application_deadline_time_zone"] = deadline?.Zone;
        _ = Move(view, OtherKeys);
        _ = Move(view, QuestionKeys);
        return (view, Move(view, ContentKeys), Move(view, PayKeys));
    }

    /// <summary>The form.</summary>
    public static JsonObject Form(Posting posting)
    {
        var view = ToObject(
            new Posting
            {
                Id = posting.Id,
                Title = posting.Title,
                Questions = posting.Questions,
                LocationQuestions = posting.LocationQuestions,
                Compliance = posting.Compliance,
                DemographicQuestions = posting.DemographicQuestions,
            }
        );
        AddLists(view, FormLists);
        CompleteForm(view);
        return Move(view, QuestionKeys);
    }

    private static JsonObject ToObject(Posting posting) =>
        JsonSerializer.SerializeToNode(posting, PostingJson.Default.Posting)!.AsObject();

    private static void AddLists(JsonObject view, string[] keys)
    {
        foreach (var key in keys)
        {
            view[key] ??= new JsonArray();
        }
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
