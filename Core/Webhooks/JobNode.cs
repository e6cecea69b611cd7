using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>What was applied for, as Greenhouse's receivers know a job.</summary>
internal static class JobNode
{
    /// <param name="posting">Null where it was deleted since.</param>
    public static JsonObject Of(long postingId, Posting? posting, DateTimeOffset now) =>
        new()
        {
            ["id"] = posting?.InternalJobId ?? postingId,
            ["name"] = posting?.Title,
            ["requisition_id"] = posting?.RequisitionId,
            ["notes"] = null,
            ["confidential"] = false,
            ["job_post_id"] = postingId,
            ["status"] = posting?.AcceptsApplicationsAt(now) == true ? "open" : "closed",
            ["created_by_id"] = null,
            ["created_at"] = null,
            ["opened_at"] = posting?.FirstPublished,
            ["closed_at"] = null,
            ["url"] = posting?.AbsoluteUrl,
            ["departments"] = new JsonArray([.. (posting?.Departments ?? []).Select(Department)]),
            ["offices"] = new JsonArray([.. (posting?.Offices ?? []).Select(Office)]),
            ["hiring_team"] = new JsonObject
            {
                ["hiring_managers"] = new JsonArray(),
                ["sourcers"] = new JsonArray(),
                ["recruiters"] = new JsonArray(),
                ["coordinators"] = new JsonArray(),
            },
            ["custom_fields"] = new JsonObject(),
        };

    private static JsonNode Department(PostingGroup group) =>
        new JsonObject
        {
            ["id"] = group.Id,
            ["name"] = group.Name,
            ["external_id"] = null,
        };

    private static JsonNode Office(PostingGroup group) =>
        new JsonObject
        {
            ["id"] = group.Id,
            ["name"] = group.Name,
            ["location"] = group.Location,
            ["external_id"] = null,
        };
}
