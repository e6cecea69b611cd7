using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Webhooks;

namespace ApplyFunctions.Core.Outbox;

/// <summary>A message that goes on a trace; messages of former releases say none, and former releases pass over it.</summary>
public abstract record TracedMessage
{
    /// <summary>See <see cref="Telemetry.TraceParent"/>.</summary>
    [JsonPropertyName(Telemetry.TraceParentName)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceParent { get; init; }
}

/// <summary>A message of the queue <c>mails</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
/// <param name="Number">See <see cref="MailId"/>.</param>
public sealed record MailMessage(int Schema, string ApplicationId, MailKind Kind, int Number = 1)
    : TracedMessage;

/// <summary>
/// A message of the queue <c>equality-answers</c>. It goes on no trace: the moment at which an answer is stored stands on its row,
/// and a span that had it beside an application would lead from one to the other.
/// </summary>
/// <param name="Schema">1: the shape described here.</param>
/// <param name="Index">The place of the answer in its application.</param>
public sealed record EqualityAnswerMessage(int Schema, string ApplicationId, int Index);

/// <summary>A message of the queue <c>erasures</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
public sealed record ErasureMessage(int Schema, string ApplicationId) : TracedMessage;

/// <summary>A message of the queue <c>search</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
public sealed record SearchMessage(int Schema, string ApplicationId) : TracedMessage;

/// <summary>A message of the queue <c>webhooks</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
/// <param name="WebhookId">See <see cref="WebhookWork"/>.</param>
public sealed record WebhookMessage(int Schema, string ApplicationId, string? WebhookId = null)
    : TracedMessage;

/// <summary>That a webhook is to be told of an application.</summary>
/// <param name="WebhookId">Null where it is to be found out first which are.</param>
public readonly record struct WebhookWork(ApplicationId ApplicationId, string? WebhookId = null);

/// <summary>A message of the queue <c>texts</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
/// <param name="Field">The form field of the file that is to be read.</param>
/// <param name="Variant">See <see cref="FileId"/>.</param>
public sealed record TextMessage(
    int Schema,
    string ApplicationId,
    string Field,
    string? Variant = null
) : TracedMessage;

/// <summary>How messages are written and read.</summary>
public static class WorkMessages
{
    public const int CurrentSchema = 1;

    /// <summary>What the work that a message asks for goes on from; null where the message does not say.</summary>
    public static string? TraceOf(string text)
    {
        try
        {
            return JsonSerializer
                .Deserialize(text, WorkMessageJson.Default.MessageTrace)
                ?.TraceParent;
        }
        catch (JsonException)
        {
            // Whoever reads the rest of it says what is wrong.
            return null;
        }
    }

    /// <param name="traceParent">See <see cref="Telemetry.TraceParent"/>.</param>
    public static string Write(MailId id, string? traceParent = null) =>
        JsonSerializer.Serialize(
            new MailMessage(CurrentSchema, id.ApplicationId.ToString(), id.Kind, id.Number)
            {
                TraceParent = traceParent,
            },
            WorkMessageJson.Default.MailMessage
        );

    public static string Write(EqualityAnswerMessage message) =>
        JsonSerializer.Serialize(message, WorkMessageJson.Default.EqualityAnswerMessage);

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static MailId ReadMail(string text)
    {
        var message = JsonSerializer.Deserialize(text, WorkMessageJson.Default.MailMessage);
        return new MailId(
            Check(message?.Schema, message?.ApplicationId),
            message!.Kind,
            message.Number
        );
    }

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static (ApplicationId Id, int Index) ReadEqualityAnswer(string text)
    {
        var message = JsonSerializer.Deserialize(
            text,
            WorkMessageJson.Default.EqualityAnswerMessage
        );
        return (Check(message?.Schema, message?.ApplicationId), message!.Index);
    }

    /// <param name="traceParent">See <see cref="Telemetry.TraceParent"/>.</param>
    public static string WriteErasure(ApplicationId id, string? traceParent = null) =>
        JsonSerializer.Serialize(
            new ErasureMessage(CurrentSchema, id.ToString()) { TraceParent = traceParent },
            WorkMessageJson.Default.ErasureMessage
        );

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static ApplicationId ReadErasure(string text)
    {
        var message = JsonSerializer.Deserialize(text, WorkMessageJson.Default.ErasureMessage);
        return Check(message?.Schema, message?.ApplicationId);
    }

    /// <param name="traceParent">See <see cref="Telemetry.TraceParent"/>.</param>
    public static string WriteSearch(ApplicationId id, string? traceParent = null) =>
        JsonSerializer.Serialize(
            new SearchMessage(CurrentSchema, id.ToString()) { TraceParent = traceParent },
            WorkMessageJson.Default.SearchMessage
        );

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static ApplicationId ReadSearch(string text)
    {
        var message = JsonSerializer.Deserialize(text, WorkMessageJson.Default.SearchMessage);
        return Check(message?.Schema, message?.ApplicationId);
    }

    /// <param name="traceParent">See <see cref="Telemetry.TraceParent"/>.</param>
    public static string Write(FileId file, string? traceParent = null) =>
        JsonSerializer.Serialize(
            new TextMessage(CurrentSchema, file.ApplicationId.ToString(), file.Field, file.Variant)
            {
                TraceParent = traceParent,
            },
            WorkMessageJson.Default.TextMessage
        );

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static FileId ReadText(string text)
    {
        var message = JsonSerializer.Deserialize(text, WorkMessageJson.Default.TextMessage);
        var id = Check(message?.Schema, message?.ApplicationId);
        return FileId.TryCreate(id, message!.Field, message.Variant, out var file)
            ? file
            : throw new JsonException("The message names no file.");
    }

    /// <param name="traceParent">See <see cref="Telemetry.TraceParent"/>.</param>
    public static string Write(WebhookWork work, string? traceParent = null) =>
        JsonSerializer.Serialize(
            new WebhookMessage(CurrentSchema, work.ApplicationId.ToString(), work.WebhookId)
            {
                TraceParent = traceParent,
            },
            WorkMessageJson.Default.WebhookMessage
        );

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static WebhookWork ReadWebhook(string text)
    {
        var message = JsonSerializer.Deserialize(text, WorkMessageJson.Default.WebhookMessage);
        var id = Check(message?.Schema, message?.ApplicationId);
        return message!.WebhookId is null || Webhook.IsId(message.WebhookId)
            ? new WebhookWork(id, message.WebhookId)
            : throw new JsonException("The message names no webhook.");
    }

    private static ApplicationId Check(int? schema, string? id)
    {
        if (schema != CurrentSchema)
        {
            throw new JsonException("The message's schema is not one that this release reads.");
        }

        return ApplicationId.TryParse(id, out var parsed)
            ? parsed
            : throw new JsonException("The message names no application.");
    }
}

/// <summary>What all messages have in common.</summary>
internal sealed record MessageTrace : TracedMessage;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(MailMessage))]
[JsonSerializable(typeof(EqualityAnswerMessage))]
[JsonSerializable(typeof(ErasureMessage))]
[JsonSerializable(typeof(SearchMessage))]
[JsonSerializable(typeof(WebhookMessage))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(MessageTrace))]
internal sealed partial class WorkMessageJson : JsonSerializerContext;
