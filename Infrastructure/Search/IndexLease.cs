using Azure;
using Azure.Storage.Blobs.Specialized;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// The right to write the index of a board. A writer that dies loses it within <see cref="Duration"/>; one that was only slow, and
/// lost it, can replace the manifest no more.
/// </summary>
internal sealed class IndexLease : IAsyncDisposable
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    // Longer than the lease of one that died.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewing;

    private IndexLease(BlobLeaseClient lease)
    {
        _lease = lease;
        _renewing = KeepAsync();
    }

    public string Id => _lease.LeaseId;

    /// <exception cref="TimeoutException">Others had it all the time.</exception>
    public static async Task<IndexLease> AcquireAsync(
        IndexBlobs blobs,
        string board,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Patience)
        {
            var lease = blobs.Lease(board);
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
                return new IndexLease(lease);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                await blobs.EnsureAsync(board, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                var wait = TimeSpan.FromMilliseconds(Random.Shared.Next(50, 250));
                await Task.Delay(wait, time, cancellationToken);
            }
        }

        throw new TimeoutException("Others are writing the index of this board.");
    }

    /// <summary>Fails where it is lost.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) =>
        _lease.RenewAsync(cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        _end.Dispose();
        try
        {
            await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // It has ended by itself, and may be another's.
        }
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(Renewal);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                await _lease.RenewAsync(cancellationToken: _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
        catch (RequestFailedException)
        {
            // Publishing will tell whether the lease is lost.
        }
    }
}
