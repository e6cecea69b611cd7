using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.Hosting.Queues;

/// <summary>Holds a received message: keeps it invisible to others until it is dealt with.</summary>
internal sealed class MessageLease(QueueClient queue, QueueMessage message, TimeProvider time)
{
    public static readonly TimeSpan Invisibility = TimeSpan.FromMinutes(10);

    private string _popReceipt = message.PopReceipt;

    /// <summary>Runs <paramref name="work"/> and renews the invisibility at half time.</summary>
    public async Task<bool> HoldAsync(Func<Task<bool>> work)
    {
        using var done = new CancellationTokenSource();
        var renewal = RenewAsync(done.Token);
        var result = await work();
        await done.CancelAsync();
        await renewal;
        return result;
    }

    public Task DeleteAsync() =>
        UnlessLostAsync(() => queue.DeleteMessageAsync(message.MessageId, _popReceipt));

    public Task ReleaseAsync(TimeSpan visibleAfter) =>
        UnlessLostAsync(() => UpdateAsync(visibleAfter));

    private async Task RenewAsync(CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Invisibility / 2, time, done);
                await UnlessLostAsync(() => UpdateAsync(Invisibility));
            }
        }
        catch (OperationCanceledException) { }
    }

    private async Task UpdateAsync(TimeSpan visibleAfter)
    {
        var receipt = await queue.UpdateMessageAsync(
            message.MessageId,
            _popReceipt,
            messageText: null,
            visibleAfter
        );
        _popReceipt = receipt.Value.PopReceipt;
    }

    /// <summary>A message that someone else has taken, or that has gone, is no longer ours to change.</summary>
    private static async Task UnlessLostAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (RequestFailedException e)
            when (e.Status is 404 || e.ErrorCode == QueueErrorCode.PopReceiptMismatch) { }
    }
}
