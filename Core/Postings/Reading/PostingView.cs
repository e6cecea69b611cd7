using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings;

/// <summary>The wire shapes of a posting, cut from the stored one.</summary>
public static class PostingView
{
    private static readonly string[] ContentKeys = ["content", "departments", "offices"];

    private static readonly string[] QuestionKeys =
    [
        "questions",
        "location_questions",
        "compliance",
        "demographic_questions",
    ];

    /// <param name="content">Whether the text, departments and offices are wanted.</param>
    /// <param name="questions">Whether the form is wanted.</param>
    /// <param name="pay">Whether the pay ranges are wanted.</param>
    /// <param name="now">Decides <c>accepting_applications</c>.</param>
    public static JsonObject Of(
        Posting posting,
        bool content,
        bool questions,
        bool pay,
        DateTimeOffset now
    )
    {
        var view = JsonSerializer.SerializeToNode(posting, PostingJson.Default.Posting)!.AsObject();
        Keep(view, ContentKeys, content);
        Keep(view, QuestionKeys, questions);
        if (!pay)
        {
            view.Remove("pay_input_ranges");
        }

        var deadline = posting.Deadline;
        view["application_deadline"] = deadline?.Instant.ToString(
            "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture
        );
        view["application_deadline_time_zone"] = deadline?.Zone;
        view["accepting_applications"] = posting.AcceptsApplicationsAt(now);
        return view;
    }

    // Greenhouse's clients look for the keys of a section that they asked for, so those are there even where
    // the posting has none, as null; what was not asked for is absent.
    private static void Keep(JsonObject view, string[] keys, bool wanted)
    {
        foreach (var key in keys)
        {
            if (!wanted)
            {
                view.Remove(key);
            }
            else if (!view.ContainsKey(key))
            {
                view[key] = null;
            }
        }
    }
}
