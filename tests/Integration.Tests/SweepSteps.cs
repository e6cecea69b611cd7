using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Upkeep;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Storage as the sweeper sees it, with something done before each of its calls; it sees one application alone.</summary>
internal sealed class SteppedStorage(
    ApplicationId id,
    IOutbox outbox,
    IStoredItems items,
    Func<int, Task> before
) : IOutbox, IStoredItems
{
    public int Steps { get; private set; }

    public async IAsyncEnumerable<OutboxEntry> ListAnnouncedAsync(
        DateTimeOffset moment,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await NextAsync();
        var isThere = false;
        await foreach (var entry in outbox.ListAnnouncedAsync(moment, cancellationToken))
        {
            if (entry.Id == id)
            {
                isThere = true;
                yield return entry;
            }
        }

        // A repeat may have put its own in the old one's place. The sweeper is shown one all the same, so that it always
        // has to find out by itself.
        if (!isThere)
        {
            var old = moment.AddDays(-1);
            yield return new OutboxEntry(id, old, old, 0, "*");
        }
    }

    public async Task<OwedWork?> FindOwedAsync(
        ApplicationId application,
        CancellationToken cancellationToken
    )
    {
        await NextAsync();
        return await outbox.FindOwedAsync(application, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredItem>> FindAsync(
        ApplicationId application,
        CancellationToken cancellationToken
    )
    {
        await NextAsync();
        return await items.FindAsync(application, cancellationToken);
    }

    public async Task<bool> TryDeleteAsync(StoredItem item, CancellationToken cancellationToken)
    {
        await NextAsync();
        return await items.TryDeleteAsync(item, cancellationToken);
    }

    public async Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        await NextAsync();
        await outbox.RemoveAsync(entry, cancellationToken);
    }

    public Task<string> AnnounceAsync(
        ApplicationId application,
        DateTimeOffset announced,
        DateTimeOffset due,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public IAsyncEnumerable<OutboxEntry> ListDueAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task PostponeAsync(
        OutboxEntry entry,
        DateTimeOffset due,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredItem> ListFilesAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<StoredItem> ListTextsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private Task NextAsync() => before(++Steps);
}

/// <summary>A store of applications with something done before each commit.</summary>
/// <param name="store">Null where none is reached.</param>
internal sealed class BeforeCommit(
    IApplicationStore? store,
    Func<Task> before,
    Action<ApplicationId>? see = null
) : IApplicationStore
{
    public async Task<AddOutcome> TryAddAsync(
        NewApplication application,
        CancellationToken cancellationToken
    )
    {
        see?.Invoke(application.Record.Id);
        await before();
        return await store!.TryAddAsync(application, cancellationToken);
    }

    public Task<ApplicationRecord?> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    ) => store!.FindAsync(id, cancellationToken);

    public Task<StoredApplication?> FindWholeAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    ) => store!.FindWholeAsync(id, cancellationToken);

    public Task<bool> TryChangeAsync(
        StoredApplication before,
        ApplicationChange change,
        CancellationToken cancellationToken
    ) => store!.TryChangeAsync(before, change, cancellationToken);
}

/// <summary>Does something before a blob is touched.</summary>
internal sealed class BeforeTouch(Func<Task> before) : HttpPipelinePolicy
{
    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("The product calls storage asynchronously only.");

    public override async ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        if (message.Request.Uri.Query.Contains("comp=metadata", StringComparison.Ordinal))
        {
            await before();
        }

        await ProcessNextAsync(message, pipeline);
    }
}
