using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// What a receiver is told of a new application, in the shape and the names of Greenhouse's event
/// <c>new_candidate_application</c>
/// (https://github.com/grnhse/greenhouse-api-docs/blob/master/source/includes/webhooks/_application_events.md). What Greenhouse
/// has and this system has not is null or empty, so that a receiver finds every key.
/// </summary>
/// <param name="Application">Answers to equality questions are no part of it.</param>
/// <param name="Posting">Null where it was deleted since.</param>
/// <param name="CandidateId">The same for all applications of a person to the board.</param>
/// <param name="LinkTo">The address of a file; null for none.</param>
internal sealed record ApplicationEvent(
    StoredApplication Application,
    Posting? Posting,
    string CandidateId,
    Func<AttachedFile, string?> LinkTo,
    DateTimeOffset Now
)
{
    public const string Action = "new_candidate_application";

    /// <summary>JSON in ASCII: like Greenhouse, all else is escaped, so that no receiver can spell the signed bytes otherwise.</summary>
    public ReadOnlyMemory<byte> Write() =>
        WebhookJson.Compact(
            new JsonObject
            {
                ["action"] = Action,
                ["payload"] = new JsonObject { ["application"] = ApplicationNode() },
            }
        );

    private JsonObject ApplicationNode()
    {
        var record = Application.Record;
        var rejected = RejectedAt();
        return new JsonObject
        {
            ["id"] = record.Id.ToString(),
            ["rejected_at"] = rejected is null ? null : Text(rejected.Value),
            ["prospect"] = false,
            ["status"] = StatusOf(record.Stage),
            ["applied_at"] = Text(record.ReceivedAt),
            ["last_activity_at"] = Text(
                Application.History.Select(e => e.At).Append(record.ReceivedAt).Max()
            ),
            ["url"] = null,
            ["source"] = Named(record.Source),
            ["credited_to"] = null,
            ["rejection_reason"] = Named(
                record.Stage == Stage.Withdrawn ? "Withdrawn by the candidate" : null
            ),
            ["rejection_details"] = null,
            ["current_stage"] = new JsonObject
            {
                ["id"] = null,
                ["name"] = record.Stage.Word(),
                ["interviews"] = new JsonArray(),
            },
            ["prospect_detail"] = new JsonObject
            {
                ["prospect_pool"] = null,
                ["prospect_stage"] = null,
                ["prospect_owner"] = null,
            },
            ["custom_fields"] = new JsonObject(),
            ["candidate"] = CandidateNode.Of(Application, CandidateId, LinkTo),
            ["jobs"] = new JsonArray(JobNode.Of(record.Id.PostingId, Posting, Now)),
            ["answers"] = new JsonArray([.. record.Answers.Select(AnswerNode)]),
            ["consents"] = new JsonArray([
                .. record.Details.Consents.Given.Select(name => (JsonNode)name),
            ]),
        };
    }

    // Greenhouse's three; it has no other word for what a candidate has taken back.
    private static string StatusOf(Stage stage) =>
        stage switch
        {
            Stage.Hired => "hired",
            Stage.Rejected or Stage.Withdrawn => "rejected",
            _ => "active",
        };

    private DateTimeOffset? RejectedAt()
    {
        var record = Application.Record;
        if (record.Stage is not (Stage.Rejected or Stage.Withdrawn))
        {
            return null;
        }

        var name =
            record.Stage == Stage.Withdrawn
                ? HistoryEvents.Withdrawn
                : HistoryEvents.MovedTo(record.Stage);
        return Application.History.LastOrDefault(e => e.Name == name)?.At ?? record.ReceivedAt;
    }

    private static JsonNode AnswerNode(Answer answer) =>
        new JsonObject
        {
            ["question"] = answer.Label,
            ["answer"] = string.Join(", ", answer.Labels.Count > 0 ? answer.Labels : answer.Values),
        };

    private static JsonObject? Named(string? name) =>
        name is null ? null : new JsonObject { ["id"] = null, ["name"] = name };

    internal static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
