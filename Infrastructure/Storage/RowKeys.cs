using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Webhooks;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The rows of table <c>Applications</c>: everything about one application stands together in its partition, so that
/// one transaction can write it and one range can read it.
/// </summary>
internal static class RowKeys
{
    public const string FileWord = "file";
    public const string MailWord = "mail";
    public const string EventWord = "event";
    public const string NoteWord = "note";
    public const string UnreadWord = "unread";
    private const string SearchWord = "search";
    private const string WebhookWord = "webhook";
    private const string EqualityWord = "equality";

    public static string Application(ApplicationId id) => $"{id.Code}.application";

    public static string File(ApplicationId id, string field) => $"{id.Code}.{FileWord}.{field}";

    public static string Text(ApplicationId id, string field) => $"{id.Code}.text.{field}";

    /// <summary>
    /// That nothing has become yet of the file that came with an application. It goes with the outcome, or with the file, so
    /// that whoever takes it away knows without a look that the file is still that.
    /// </summary>
    public static string Unread(ApplicationId id, string field) =>
        $"{id.Code}.{UnreadWord}.{field}";

    public static string Mail(MailId id) => $"{id.ApplicationId.Code}.{MailWord}.{id.Name}";

    public static string Note(ApplicationId id, string note) => $"{id.Code}.{NoteWord}.{note}";

    public static string EqualityAnswer(ApplicationId id, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{id.Code}.{EqualityWord}.{index}");

    /// <summary>Which state of an application its board's index was told.</summary>
    public static string Search(ApplicationId id) => $"{id.Code}.{SearchWord}";

    /// <summary>That it is still to be found out which webhooks are to be told of an application.</summary>
    public static string Webhooks(ApplicationId id) => $"{id.Code}.webhooks";

    /// <summary>What became of telling a webhook of an application.</summary>
    public static string Webhook(WebhookDeliveryId id) =>
        $"{id.ApplicationId.Code}.{WebhookWord}.{id.WebhookId}";

    /// <summary>The webhook that a row is about; null for any other row.</summary>
    public static string? WebhookId(string rowKey) => FieldOf(rowKey, WebhookWord);

    /// <summary>What a row says that has happened; null for any other row.</summary>
    public static HistoryEvent? EventOf(string rowKey) =>
        rowKey.Split('.') is [_, EventWord, var ticks, var name]
            ? new HistoryEvent(
                new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero),
                name
            )
            : null;

    public static bool IsMail(ApplicationId id, string rowKey) =>
        rowKey.StartsWith($"{id.Code}.{MailWord}.", StringComparison.Ordinal);

    /// <summary>The place of the equality answer that a row holds; null for any other row.</summary>
    public static int? EqualityIndex(string rowKey) =>
        rowKey.Split('.') is [_, EqualityWord, var index]
            ? int.Parse(index, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The field of the file that a row describes; null for any other row.</summary>
    public static string? FileField(string rowKey) => FieldOf(rowKey, "file");

    /// <summary>The field of the file whose text a row is about; null for any other row.</summary>
    public static string? TextField(string rowKey) => FieldOf(rowKey, "text");

    public static string Event(ApplicationId id, DateTimeOffset moment, string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{id.Code}.{EventWord}.{moment.UtcTicks:d19}.{name}"
        );

    private static string? FieldOf(string rowKey, string word) =>
        rowKey.Split('.', 3) is [_, var kind, var field] && kind == word ? field : null;

    /// <summary>All rows of an application: <c>/</c> is the character after <c>.</c></summary>
    public static string Range(ApplicationId id) =>
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {id.Partition} and RowKey ge {id.Code + "."} and RowKey lt {id.Code + "/"}"
        );
}
