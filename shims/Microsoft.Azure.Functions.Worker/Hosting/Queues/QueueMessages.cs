using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.Hosting.Queues;

internal static class QueueMessages
{
    /// <summary>Puts a message into a queue and, if need be, creates the queue first.</summary>
    public static async Task SendOrCreateAsync(this QueueClient queue, string text)
    {
        try
        {
            await queue.SendMessageAsync(text);
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            await queue.CreateIfNotExistsAsync();
            await queue.SendMessageAsync(text);
        }
    }

    /// <summary>The message with its body decoded, or null where it is not Base64.</summary>
    public static QueueMessage? TryDecode(this QueueMessage message, bool isBase64)
    {
        if (!isBase64)
        {
            return message;
        }
        var text = message.Body.ToString();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? QueuesModelFactory.QueueMessage(
                message.MessageId,
                message.PopReceipt,
                new BinaryData(bytes.AsMemory(0, length)),
                message.DequeueCount,
                message.NextVisibleOn,
                message.InsertedOn,
                message.ExpiresOn
            )
            : null;
    }
}
