using System.Collections.Concurrent;
using ApplyFunctions.Core.Search;
using Lucene.Net.Analysis;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Writes the index of a board. What comes while a batch is written is the next batch, so that a burst of applications costs a
/// few writes and not one each.
/// </summary>
internal sealed class BoardWriter(
    IndexBlobs blobs,
    string board,
    IndexFolder folder,
    Analyzer analyzer,
    TimeProvider time
) : IDisposable
{
    private const int ReadsAtOnce = 8;

    private readonly ConcurrentQueue<Order> _orders = new();
    private readonly SemaphoreSlim _turn = new(1);

    public async Task UpdateAsync(
        IReadOnlyCollection<ApplicationId> ids,
        Func<ApplicationId, CancellationToken, Task<SearchDocument?>> read,
        CancellationToken cancellationToken
    )
    {
        var order = new Order(ids, read);
        _orders.Enqueue(order);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!order.Done.IsCompleted)
            {
                await WriteAllAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }

        await order.Done;
    }

    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await using var lease = await IndexLease.AcquireAsync(
            blobs,
            board,
            time,
            cancellationToken
        );
        await PublishAsync(IndexManifest.Anew(), lease, isNew: true, cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        while (_orders.TryDequeue(out var order))
        {
            orders.Add(order);
        }

        try
        {
            await WriteAsync(orders, cancellationToken);
        }
        catch (Exception e)
        {
            // Each of those who wait is told, and has its own work repeated.
            orders.ForEach(o => o.Fail(e));
            return;
        }

        orders.ForEach(o => o.Succeed());
    }

    private async Task WriteAsync(List<Order> orders, CancellationToken cancellationToken)
    {
        await using var lease = await IndexLease.AcquireAsync(
            blobs,
            board,
            time,
            cancellationToken
        );
        IndexManifest manifest;
        IndexManifest? next;
        using (folder.BeginWriting())
        {
            manifest = await FetchAsync(cancellationToken);
            var documents = await ReadAsync(orders, cancellationToken);

            // Not on a thread of the pool: few of them serve all requests, and this computes and writes.
            next = await Task.Factory.StartNew(
                () => IndexWriting.Write(folder, manifest, analyzer, documents),
                cancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
            if (next is not null)
            {
                var news = next.Files.Values.Except(manifest.Files.Values, StringComparer.Ordinal);
                await blobs.SendAsync(board, news, folder.Directory, cancellationToken);
            }

            await PublishAsync(next ?? manifest, lease, next is not null, cancellationToken);
        }

        folder.Clean(next ?? manifest);
    }

    /// <summary>
    /// Replaces the manifest, and deletes all files that it does not name: those of former states, and what writers left that
    /// died. They are listed before: as the lease was still there after that, none of them is the next writer's.
    /// </summary>
    private async Task PublishAsync(
        IndexManifest manifest,
        IndexLease lease,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        var listed = await blobs.ListAsync(board, cancellationToken);
        await (
            isNew
                ? blobs.PublishAsync(board, manifest, lease.Id, cancellationToken)
                : lease.RenewAsync(cancellationToken)
        );
        await blobs.DeleteAsync(
            board,
            listed.Except(manifest.Files.Values, StringComparer.Ordinal),
            cancellationToken
        );
    }

    private async Task<IndexManifest> FetchAsync(CancellationToken cancellationToken)
    {
        var stored = await blobs.FindAsync(board, known: null, cancellationToken);
        if (stored?.Manifest is not { IsReadable: true } manifest)
        {
            return IndexManifest.Anew();
        }

        return await blobs.TryFetchAsync(board, manifest, folder.Directory, cancellationToken)
            ? manifest
            : throw new InvalidDataException(
                "A file of the index is missing. Build the index anew with the verb reindex."
            );
    }

    private static async Task<IReadOnlyCollection<(ApplicationId, SearchDocument?)>> ReadAsync(
        List<Order> orders,
        CancellationToken cancellationToken
    )
    {
        // Each order has to see its own reading; of what two of them want, the later one counts, and says the same.
        var documents = new ConcurrentDictionary<ApplicationId, SearchDocument?>();
        await Parallel.ForEachAsync(
            orders.SelectMany(o => o.Ids.Select(id => (Id: id, o.Read))),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = ReadsAtOnce,
                CancellationToken = cancellationToken,
            },
            async (wanted, token) => documents[wanted.Id] = await wanted.Read(wanted.Id, token)
        );
        return [.. documents.Select(d => (d.Key, d.Value))];
    }

    private sealed record Order(
        IReadOnlyCollection<ApplicationId> Ids,
        Func<ApplicationId, CancellationToken, Task<SearchDocument?>> Read
    )
    {
        private readonly TaskCompletionSource _done = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public Task Done => _done.Task;

        public void Succeed() => _done.SetResult();

        public void Fail(Exception exception) => _done.SetException(exception);
    }
}
