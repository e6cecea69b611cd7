using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Privacy;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Turns an application into rows and back.</summary>
internal static class ApplicationRows
{
    public static TableEntity Application(ApplicationRecord record)
    {
        var candidate = record.Candidate;
        var row = new TableEntity(record.Id.Partition, RowKeys.Application(record.Id))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Board"] = record.Board,
            ["PostingId"] = record.Id.PostingId,
            ["Fingerprint"] = record.Fingerprint,
            ["ReceivedAt"] = record.ReceivedAt,
            ["FirstName"] = candidate.FirstName,
            ["LastName"] = candidate.LastName,
            ["Email"] = candidate.Email,
            ["Phone"] = candidate.Phone,
            ["PhoneE164"] = candidate.PhoneE164,
            ["Source"] = record.Source,
            ["KeyName"] = record.KeyName,
            ["Announcement"] = record.Announcement,
            ["Stage"] = record.Stage.ToString(),
            ["Flags"] = record.Flags.Count > 0 ? string.Join(',', record.Flags) : null,
            ["LegalHold"] = record.LegalHold,
            ["ErasureRequestedAt"] = record.ErasureRequestedAt,
        };
        LongText.Put(
            row,
            "Answers",
            JsonSerializer.Serialize(record.Answers, RowJson.Plain.IReadOnlyListAnswer)
        );
        DetailColumns.Put(row, record.Details, record.ReceivedAt);
        return row;
    }

    public static ApplicationRecord Application(ApplicationId id, TableEntity row)
    {
        var answers = LongText.Get(row, "Answers");
        return new ApplicationRecord(
            id,
            row.GetString("Board"),
            row.GetString("Fingerprint"),
            row.GetDateTimeOffset("ReceivedAt")!.Value,
            new Candidate(
                row.GetString("FirstName"),
                row.GetString("LastName"),
                row.GetString("Email"),
                row.GetString("Phone"),
                row.GetString("PhoneE164")
            ),
            answers is null
                ? []
                : JsonSerializer.Deserialize(answers, RowJson.Plain.IReadOnlyListAnswer)!,
            row.GetString("Source"),
            DetailColumns.Get(row)
        )
        {
            KeyName = row.GetString("KeyName"),
            Announcement = row.GetString("Announcement"),
            Stage = Enum.TryParse<Stage>(row.GetString("Stage"), out var stage)
                ? stage
                : Stage.Received,
            Flags = row.GetString("Flags")?.Split(',') ?? [],
            LegalHold = row.GetBoolean("LegalHold") == true,
            ErasureRequestedAt = row.GetDateTimeOffset("ErasureRequestedAt"),
        };
    }

    /// <summary>What stands in the place of an application that was erased, and says nothing of the candidate.</summary>
    public static TableEntity Tombstone(ApplicationId id, Tombstone tombstone) =>
        new(id.Partition, RowKeys.Application(id))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Board"] = tombstone.Board,
            ["PostingId"] = id.PostingId,
            ["ReceivedMonth"] = tombstone.ReceivedMonth,
            ["ErasedAt"] = tombstone.ErasedAt,
        };

    /// <summary>Whether the row of an application is all that is left of it.</summary>
    public static bool IsTombstone(TableEntity row) => row.ContainsKey("ErasedAt");

    public static TableEntity File(ApplicationId id, FileRecord file) =>
        new(id.Partition, RowKeys.File(id, file.Field))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Field"] = file.Field,
            ["FileName"] = file.FileName,
            ["Format"] = file.Format.ToString(),
            ["Bytes"] = file.Bytes,
            ["Sha256"] = file.Sha256,
            ["Variant"] = file.Variant,
        };

    public static TableEntity Unread(ApplicationId id, FileRecord file) =>
        new(id.Partition, RowKeys.Unread(id, file.Field))
        {
            [RowSchema.Column] = RowSchema.Current,
        };

    public static FileRecord File(TableEntity row) =>
        new(
            row.GetString("Field"),
            row.GetString("FileName"),
            Enum.Parse<FileFormat>(row.GetString("Format")),
            row.GetInt64("Bytes")!.Value,
            row.GetString("Sha256")
        )
        {
            Variant = row.GetString("Variant"),
        };

    public static FileText Text(TableEntity row) =>
        new(
            Enum.Parse<TextOutcome>(row.GetString("Outcome")),
            row.GetString("Engine") ?? "none",
            row.GetInt32("Characters") ?? 0,
            row.GetInt32("Pages") ?? 0,
            row.GetString("Detail"),
            row.GetString("Language"),
            row.GetString("Contacts"),
            row.GetDateTimeOffset("At")!.Value
        );

    public static TableEntity Mail(MailId id, DateTimeOffset moment) =>
        new(id.ApplicationId.Partition, RowKeys.Mail(id))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Kind"] = id.Kind.ToString(),
            ["Number"] = id.Number,
            ["State"] = MailState.Pending.ToString(),
            ["ChangedAt"] = moment,
            ["Attempts"] = 0,
        };

    public static TableEntity EqualityAnswer(
        ApplicationId id,
        int index,
        HeldEqualityAnswer answer
    ) =>
        new(id.Partition, RowKeys.EqualityAnswer(id, index))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Answer"] = JsonSerializer.Serialize(answer, RowJson.Plain.HeldEqualityAnswer),
        };

    public static HeldEqualityAnswer EqualityAnswer(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString("Answer"), RowJson.Plain.HeldEqualityAnswer)!;

    public static TableEntity Event(ApplicationId id, DateTimeOffset moment, string name) =>
        new(id.Partition, RowKeys.Event(id, moment, name))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Event"] = name,
            ["At"] = moment,
        };

    public static TableEntity Note(ApplicationId id, Note note) =>
        new(id.Partition, RowKeys.Note(id, note.Id))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["NoteId"] = note.Id,
            ["At"] = note.At,
            ["AuthorKind"] = note.Author.Kind.ToString(),
            ["Author"] = note.Author.Id,
            ["Text"] = note.Text,
        };

    public static Note Note(TableEntity row) =>
        new(
            row.GetString("NoteId"),
            row.GetDateTimeOffset("At")!.Value,
            new Actor(Enum.Parse<ActorKind>(row.GetString("AuthorKind")), row.GetString("Author")),
            row.GetString("Text")
        );

    public static HistoryEvent Event(TableEntity row) =>
        new(row.GetDateTimeOffset("At")!.Value, row.GetString("Event"));
}

[JsonSerializable(typeof(IReadOnlyList<Answer>))]
[JsonSerializable(typeof(IReadOnlyList<EducationEntry>))]
[JsonSerializable(typeof(IReadOnlyList<EmploymentEntry>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(HeldEqualityAnswer))]
[JsonSerializable(typeof(ContactDetails))]
[JsonSerializable(typeof(IDictionary<string, int>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RowJson : JsonSerializerContext
{
    /// <summary>Letters of all scripts stand for themselves: an escape would take six times the room.</summary>
    public static RowJson Plain { get; } =
        new(
            new JsonSerializerOptions
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            }
        );
}
