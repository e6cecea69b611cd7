using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>
/// What a new version of a document takes from the one before. A reading leaves out what only authors see, so that a
/// key that is not there at all stays as it was; null takes it away.
/// </summary>
internal static class Succession
{
    private const string Company = "company_name";
    private const string FirstPublished = "first_published";
    private const string UpdatedAt = "updated_at";

    private static readonly string[] OfBoards = ["departments", "offices", "sections"];
    private static readonly string[] OfPostings = ["status", "section"];

    /// <param name="before">Null where there was no version, or none that could be used.</param>
    public static void FollowBoard(this JsonObject next, JsonObject? before) =>
        Keep(next, before, OfBoards);

    /// <param name="before">Null where there was no version, or none that could be used.</param>
    /// <param name="company">The board's name, which readings give as the company of a posting that says none.</param>
    /// <param name="keepsUpdate">Whether the document's own <c>updated_at</c> counts.</param>
    public static void FollowPosting(
        this JsonObject next,
        JsonObject? before,
        string? company,
        DateTimeOffset now,
        bool keepsUpdate
    )
    {
        Keep(next, before, OfPostings);
        if (before is not null && before[Company] is null && (string?)next[Company] == company)
        {
            next.Remove(Company);
        }

        if (next[FirstPublished] is null)
        {
            var isOffline = (string?)next["status"] == PostingStatus.Offline;
            next[FirstPublished] =
                (string?)before?[FirstPublished] ?? (isOffline ? null : Rfc3339.Format(now));
        }

        if (keepsUpdate && next[UpdatedAt] is not null)
        {
            return;
        }

        next[UpdatedAt] = (string?)before?[UpdatedAt];
        if (!next.SaysTheSame(before))
        {
            next[UpdatedAt] = Rfc3339.Format(now);
        }
    }

    private static void Keep(JsonObject next, JsonObject? before, string[] keys)
    {
        foreach (var key in keys)
        {
            if (!next.ContainsKey(key) && before?[key] is { } value)
            {
                next[key] = value.DeepClone();
            }
        }
    }
}
