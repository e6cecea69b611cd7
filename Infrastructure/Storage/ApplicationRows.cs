using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Turns an application into rows and back.</summary>
internal static class ApplicationRows
{
    private const int Schema = 1;

    public static TableEntity Application(ApplicationRecord record)
    {
        var candidate = record.Candidate;
        var row = new TableEntity(record.Id.Partition, RowKeys.Application(record.Id))
        {
            ["Schema"] = Schema,
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
        );
    }

    public static TableEntity File(ApplicationId id, FileRecord file) =>
        new(id.Partition, RowKeys.File(id, file.Field))
        {
            ["Schema"] = Schema,
            ["Field"] = file.Field,
            ["FileName"] = file.FileName,
            ["Format"] = file.Format.ToString(),
            ["Bytes"] = file.Bytes,
            ["Sha256"] = file.Sha256,
        };

    public static TableEntity Mail(MailId id, DateTimeOffset moment) =>
        new(id.ApplicationId.Partition, RowKeys.Mail(id))
        {
            ["Schema"] = Schema,
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
            ["Schema"] = Schema,
            ["Answer"] = JsonSerializer.Serialize(answer, RowJson.Plain.HeldEqualityAnswer),
        };

    public static HeldEqualityAnswer EqualityAnswer(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString("Answer"), RowJson.Plain.HeldEqualityAnswer)!;

    public static TableEntity Event(ApplicationId id, DateTimeOffset moment, string name) =>
        new(id.Partition, RowKeys.Event(id, moment, name))
        {
            ["Schema"] = Schema,
            ["Event"] = name,
            ["At"] = moment,
        };
}

[JsonSerializable(typeof(IReadOnlyList<Answer>))]
[JsonSerializable(typeof(IReadOnlyList<EducationEntry>))]
[JsonSerializable(typeof(IReadOnlyList<EmploymentEntry>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(HeldEqualityAnswer))]
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
