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
        var answers = JsonSerializer.Serialize(record.Answers, RowJson.Default.IReadOnlyListAnswer);
        for (var at = 0; at < answers.Length; at += PropertyLength)
        {
            var length = Math.Min(PropertyLength, answers.Length - at);
            row[AnswersProperty(at / PropertyLength)] = answers.Substring(at, length);
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
                : JsonSerializer.Deserialize(answers, RowJson.Default.IReadOnlyListAnswer)!,
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

    public static TableEntity EqualityAnswers(ApplicationId id, HeldEqualityAnswers answers) =>
        new(id.Partition, RowKeys.EqualityAnswers(id))
        {
            ["Schema"] = Schema,
            ["Answers"] = JsonSerializer.Serialize(answers, RowJson.Default.HeldEqualityAnswers),
        };

    public static HeldEqualityAnswers EqualityAnswers(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString("Answers"), RowJson.Default.HeldEqualityAnswers)!;

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
[JsonSerializable(typeof(HeldEqualityAnswers))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RowJson : JsonSerializerContext;
