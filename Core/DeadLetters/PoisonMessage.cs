using System.Text.Json;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>A message that was given up, whatever it holds.</summary>
/// <param name="Item">Null where this release cannot read it.</param>
/// <param name="Raw">As it came.</param>
public sealed record PoisonMessage(WorkKind Work, WorkItem? Item, string Raw)
{
    /// <summary>Of the poison queue beside one of the app's own queues.</summary>
    public static PoisonMessage OfQueue(WorkKind work, string message) =>
        new(work, WorkItem.Read(work, message), message);

    /// <summary>
    /// Of the host's queue for blobs whose function keeps failing: JSON with <c>FunctionId</c>, <c>BlobType</c>,
    /// <c>ContainerName</c>, <c>BlobName</c> and <c>ETag</c>
    /// (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger#poison-blobs).
    /// Only candidates' files are the app's work.
    /// </summary>
    public static PoisonMessage OfBlobs(string message) =>
        FileId.TryParse(ApplicationBlob(message), out var file)
            ? new PoisonMessage(WorkKind.Text, new WorkItem.Text(file), message)
            : new PoisonMessage(WorkKind.Other, null, message);

    private static string? ApplicationBlob(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return TextOf(json.RootElement, "ContainerName") == StorageNames.Containers.Applications
                ? TextOf(json.RootElement, "BlobName")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
