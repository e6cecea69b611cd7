using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Search;

/// <summary>Found applications on the wire.</summary>
internal static class SearchJson
{
    public static ReadOnlyMemory<byte> Write(
        IEnumerable<FoundApplication> page,
        int total,
        string? next,
        Quarantine quarantine
    ) =>
        SourceJson.Write(
            new JsonObject
            {
                ["items"] = new JsonArray([.. page.Select(found => Node(found, quarantine))]),
                ["meta"] = new JsonObject { ["total"] = total, ["next_cursor"] = next },
            }
        );

    private static JsonObject Node(FoundApplication found, Quarantine quarantine)
    {
        var record = found.Record;
        var node = new JsonObject
        {
            ["application_id"] = record.Id.ToString(),
            ["posting_id"] = record.Id.PostingId,
            ["name"] = IndexApplication.NameOf(record.Candidate),
            ["email"] = record.Candidate.Email,
            ["received_at"] = record.ReceivedAt,
            ["stage"] = record.Stage.Word(),
            ["source"] = record.Source,
            ["flags"] = new JsonArray([.. record.Flags.Select(flag => (JsonNode)flag)]),
            ["texts"] = new JsonArray([.. found.Outcomes.Select(file => Node(file, quarantine))]),
            ["legal_hold"] = record.LegalHold,
        };
        if (found.Score is { } score)
        {
            node["score"] = score;
        }

        node["highlights"] = new JsonArray([.. found.Highlights.Select(Node)]);
        return node;
    }

    private static JsonObject Node(TextWord file, Quarantine quarantine) =>
        new()
        {
            ["field"] = file.Field,
            ["outcome"] = file.Word,
            ["scan"] = quarantine.StateOf(file.Scan).Word(),
        };

    private static JsonObject Node(Highlight highlight) =>
        new()
        {
            ["field"] = highlight.Field.ToString().ToLowerInvariant(),
            ["file"] = highlight.File,
            ["parts"] = new JsonArray([
                .. highlight.Fragment.Parts.Select(p =>
                    (JsonNode)new JsonObject { ["text"] = p.Text, ["match"] = p.IsMatch }
                ),
            ]),
        };
}
