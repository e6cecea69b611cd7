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

    // A property takes 64 KiB, which is 32,768 UTF-16 code units.
    private const int PropertyLength = 32_000;

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
            ["Source"] = record.Source,
        };
        var answers = JsonSerializer.Serialize(record.Answers, RowJson.Plain.IReadOnlyListAnswer);
        var part = 0;
        for (var at = 0; at < answers.Length; part++)
        {
            var length = Math.Min(PropertyLength, answers.Length - at);

            // Never between the two halves of a character, which would be stored as none.
            length -= char.IsHighSurrogate(answers[at + length - 1]) ? 1 : 0;
            row[AnswersProperty(part)] = answers.Substring(at, length);
            at += length;
        }

        return row;
    }

    public static ApplicationRecord Application(ApplicationId id, TableEntity row)
    {
        var answers = "";
        for (var i = 0; row.GetString(AnswersProperty(i)) is { } part; i++)
        {
            answers += part;
        }

        return new ApplicationRecord(
            id,
            row.GetString("Board"),
            row.GetString("Fingerprint"),
            row.GetDateTimeOffset("ReceivedAt")!.Value,
            new Candidate(
                row.GetString("FirstName"),
                row.GetString("LastName"),
                row.GetString("Email"),
                row.GetString("Phone")
            ),
            answers.Length == 0
                ? []
                : JsonSerializer.Deserialize(answers, RowJson.Plain.IReadOnlyListAnswer)!,
            row.GetString("Source")
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

    public static TableEntity Mail(ApplicationId id, MailKind kind, DateTimeOffset moment) =>
        new(id.Partition, RowKeys.Mail(id, kind))
        {
            ["Schema"] = Schema,
            ["Kind"] = kind.ToString(),
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

    private static string AnswersProperty(int index) =>
        index == 0
            ? "Answers"
            : $"Answers{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

[JsonSerializable(typeof(IReadOnlyList<Answer>))]
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
