using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>An application on the wire, for those who read it. Nothing in it is markup: candidates' words are text.</summary>
internal static class ApplicationView
{
    /// <param name="title">Of the posting; null where it is gone.</param>
    /// <param name="others">What the same person has sent beside it, newest first.</param>
    public static ReadOnlyMemory<byte> Write(
        StoredApplication application,
        string? title,
        IReadOnlyList<ApplicationRecord> others,
        Quarantine quarantine
    )
    {
        var record = application.Record;
        var earlier = others.FirstOrDefault(other =>
            other.Id.PostingId == record.Id.PostingId && other.ReceivedAt <= record.ReceivedAt
        );
        var node = Node(application, title, quarantine);
        node["earlier_application_id"] = earlier?.Id.ToString();
        node["other_applications"] = new JsonArray([.. others.Select(Brief)]);
        return SourceJson.Write(node);
    }

    /// <summary>All that is kept of one application.</summary>
    public static JsonObject Node(
        StoredApplication application,
        string? title,
        Quarantine quarantine
    )
    {
        var record = application.Record;
        return new JsonObject
        {
            ["application_id"] = record.Id.ToString(),
            ["posting_id"] = record.Id.PostingId,
            ["posting_title"] = title,
            ["received_at"] = record.ReceivedAt,
            ["stage"] = record.Stage.Word(),
            ["source"] = record.Source,
            ["flags"] = Json(record.Flags, ViewJson.Default.IReadOnlyListString),
            ["legal_hold"] = record.LegalHold,
            ["candidate"] = Json(record.Candidate, ViewJson.Default.Candidate),
            ["answers"] = Json(record.Answers, ViewJson.Default.IReadOnlyListAnswer),
            ["details"] = Json(record.Details, ViewJson.Default.ApplicationDetails),
            ["files"] = new JsonArray([.. application.Files.Select(f => Node(f, quarantine))]),
            ["mails"] = new JsonArray([.. application.Mails.Select(Node)]),
            ["notes"] = new JsonArray([.. application.Notes.Select(Node)]),
            ["history"] = Json(application.History, ViewJson.Default.IReadOnlyListHistoryEvent),
        };
    }

    public static JsonObject Node(Note note) =>
        new()
        {
            ["note_id"] = note.Id,
            ["at"] = note.At,
            ["author"] = new JsonObject
            {
                ["kind"] = note.Author.Kind.ToString().ToLowerInvariant(),
                ["id"] = note.Author.Id,
            },
            ["text"] = note.Text,
        };

    private static JsonNode Brief(ApplicationRecord record) =>
        new JsonObject
        {
            ["application_id"] = record.Id.ToString(),
            ["posting_id"] = record.Id.PostingId,
            ["received_at"] = record.ReceivedAt,
            ["stage"] = record.Stage.Word(),
        };

    private static JsonNode? Node(AttachedFile file, Quarantine quarantine)
    {
        var text = quarantine.Shown(file).Text;
        return new JsonObject
        {
            ["field"] = file.Record.Field,
            ["file_name"] = file.Record.NameToSave,
            ["format"] = file.Record.Format.ToString().ToLowerInvariant(),
            ["bytes"] = file.Record.Bytes,
            ["sha256"] = file.Record.Sha256,
            ["scan"] = quarantine.StateOf(file).Word(),
            ["text"] = text is null
                ? null
                : new JsonObject
                {
                    ["outcome"] = text.Outcome.ToString().ToLowerInvariant(),
                    ["characters"] = text.Characters,
                    ["pages"] = text.Pages,
                    ["detail"] = text.Detail,
                    ["language"] = text.Language,
                    ["contacts"] = text.Contacts is null ? null : JsonNode.Parse(text.Contacts),
                },
        };
    }

    private static JsonNode? Node(MailEntry mail) =>
        new JsonObject
        {
            ["kind"] = mail.Id.Kind.ToString().ToLowerInvariant(),
            ["state"] = mail.State.ToString().ToLowerInvariant(),
            ["changed_at"] = mail.ChangedAt,
            ["delivery"] = mail.Delivery?.State.ToString().ToLowerInvariant(),
        };

    private static JsonNode? Json<T>(
        T value,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type
    ) => JsonSerializer.SerializeToNode(value, type);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Candidate))]
[JsonSerializable(typeof(IReadOnlyList<Answer>))]
[JsonSerializable(typeof(ApplicationDetails))]
[JsonSerializable(typeof(IReadOnlyList<HistoryEvent>))]
internal sealed partial class ViewJson : JsonSerializerContext;
