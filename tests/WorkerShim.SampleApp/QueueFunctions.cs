using System.Globalization;
using System.Text;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace WorkerShim.SampleApp;

public sealed record Order(string Id, int Count);

public sealed class QueueFunctions(Recorder recorder)
{
    private static int _started;
    private static int _running;

    [Function("QueueText")]
    public void Text([QueueTrigger("%Prefix%-text", Connection = "Data")] string text) =>
        recorder.Add("text", text);

    [Function("QueueMessage")]
    public void Message([QueueTrigger("%Prefix%-message")] QueueMessage message) =>
        recorder.Add(
            "message",
            string.Create(CultureInfo.InvariantCulture, $"{message.Body} {message.DequeueCount}")
        );

    [Function("QueueBinary")]
    public void Binary([QueueTrigger("%Prefix%-binary")] BinaryData data) =>
        recorder.Add("binary", data.ToString());

    [Function("QueueBytes")]
    public void Bytes([QueueTrigger("%Prefix%-bytes")] byte[] bytes) =>
        recorder.Add("bytes", Encoding.UTF8.GetString(bytes));

    [Function("QueueJson")]
    public ValueTask Json([QueueTrigger("%Prefix%-json")] Order order, FunctionContext context)
    {
        recorder.Add("json", $"{order} {context.Items["trace"]}");
        return ValueTask.CompletedTask;
    }

    [Function("QueueFails")]
    public Task Fails([QueueTrigger("%Prefix%-fails")] string text)
    {
        recorder.Add("fails", text);
        throw new InvalidOperationException("on purpose");
    }

    [Function("QueuePoisonFails")]
    public Task PoisonFails([QueueTrigger("%Prefix%-last-poison")] string text)
    {
        recorder.Add("poison-fails", text);
        throw new InvalidOperationException("on purpose");
    }

    /// <summary>Messages end one by one, so that the host fetches more as soon as it may.</summary>
    [Function("QueueMany")]
    public async Task Many([QueueTrigger("%Prefix%-many")] string text)
    {
        var patience = TimeSpan.FromMilliseconds(200 * Interlocked.Increment(ref _started));
        var running = Interlocked.Increment(ref _running);
        recorder.Add("many", running.ToString(CultureInfo.InvariantCulture));
        await Task.Delay(patience);
        Interlocked.Decrement(ref _running);
    }

    [Function("QueueWaits")]
    public async Task Waits(
        [QueueTrigger("%Prefix%-waits")] string text,
        CancellationToken cancellationToken
    )
    {
        recorder.Add("queue-waits", "started");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Console.Out.WriteLineAsync("queue-waits cancelled");
        }
    }
}
