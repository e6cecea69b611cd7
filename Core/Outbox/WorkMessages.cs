using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Outbox;

/// <summary>A message of the queue <c>mails</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
/// <param name="Number">See <see cref="MailId"/>.</param>
public sealed record MailMessage(int Schema, string ApplicationId, MailKind Kind, int Number = 1);

/// <summary>A message of the queue <c>equality-answers</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
/// <param name="Index">The place of the answer in its application.</param>
public sealed record EqualityAnswerMessage(int Schema, string ApplicationId, int Index);

/// <summary>A message of the queue <c>erasures</c>.</summary>
/// <param name="Schema">1: the shape described here.</param>
public sealed record ErasureMessage(int Schema, string ApplicationId);

/// <summary>How messages are written and read.</summary>
public static class WorkMessages
{
    public const int CurrentSchema = 1;

    public static string Write(MailId id) =>
        JsonSerializer.Serialize(
            new MailMessage(CurrentSchema, id.ApplicationId.ToString(), id.Kind, id.Number),
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

    public static string WriteErasure(ApplicationId id) =>
        JsonSerializer.Serialize(
            new ErasureMessage(CurrentSchema, id.ToString()),
            WorkMessageJson.Default.ErasureMessage
        );

    /// <exception cref="JsonException">Not a message that this release reads: the queue keeps it as poison.</exception>
    public static ApplicationId ReadErasure(string text)
    {
        var message = JsonSerializer.Deserialize(text, WorkMessageJson.Default.ErasureMessage);
        return Check(message?.Schema, message?.ApplicationId);
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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(MailMessage))]
[JsonSerializable(typeof(EqualityAnswerMessage))]
[JsonSerializable(typeof(ErasureMessage))]
internal sealed partial class WorkMessageJson : JsonSerializerContext;
