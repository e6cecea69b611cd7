using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>
/// Puts documents into the form in which they are kept, so that what was read of a posting can be written back and
/// changes nothing.
/// </summary>
internal static class SourceOrder
{
    // Said by every reading anew.
    private static readonly string[] Derived = ["accepting_applications", "rules"];

    private static readonly string[] Flags = ["required", "free_form", "decline_to_answer"];

    /// <summary>Ways of saying nothing that occur in Greenhouse's own JSON, before the rules look.</summary>
    public static void Forgive(JsonObject document)
    {
        if (document["demographic_questions"] is JsonArray { Count: 0 } or JsonObject { Count: 0 })
        {
            document["demographic_questions"] = null;
        }
    }

    public static void Board(JsonObject document)
    {
        foreach (var groups in (string[])["departments", "offices", "sections"])
        {
            DropNothing(document[groups]);
        }
    }

    public static void Posting(JsonObject document, long id)
    {
        foreach (var key in Derived)
        {
            document.Remove(key);
        }

        document["id"] = id;
        DropNothing(document["departments"]);
        DropNothing(document["offices"]);
        if (document["demographic_questions"] is JsonObject section)
        {
            section["questions"] ??= new JsonArray();
            DropNullFlags(section);
        }

        if ((string?)document["application_deadline"] is { } text)
        {
            var deadline = Deadline.Parse(
                text,
                (string?)document["application_deadline_time_zone"]
            );
            document["application_deadline"] = deadline.Text;
            document["application_deadline_time_zone"] = deadline.Zone;
        }
    }

    private static void DropNothing(JsonNode? list)
    {
        if (list is JsonArray array)
        {
            array.RemoveAll(item => item is null);
        }
    }

    private static void DropNullFlags(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    DropNullFlags(item);
                }

                break;
            case JsonObject members:
                foreach (var flag in Flags.Where(f => members.ContainsKey(f) && members[f] is null))
                {
                    members.Remove(flag);
                }

                foreach (var (_, value) in members)
                {
                    DropNullFlags(value);
                }

                break;
        }
    }
}
