namespace ApplyFunctions.Core.Upkeep;

/// <summary>Goes through items that come in the order of their applications' ids, together with the applications.</summary>
internal sealed class ItemCursor(IAsyncEnumerable<StoredItem> items) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<StoredItem> _items = items.GetAsyncEnumerator();
    private StoredItem? _next;
    private bool _hasEnded;

    /// <summary>The next item of an application before this one; null where there is none.</summary>
    public async ValueTask<StoredItem?> TakeBeforeAsync(ApplicationId id) =>
        await PeekAsync() is { } item && Compare(item, id) < 0 ? Take() : null;

    /// <summary>The next item of this application; null where there is none.</summary>
    public async ValueTask<StoredItem?> TakeOfAsync(ApplicationId id) =>
        await PeekAsync() is { } item && Compare(item, id) == 0 ? Take() : null;

    /// <summary>The next item; null at the end.</summary>
    public async ValueTask<StoredItem?> TakeAsync() => await PeekAsync() is null ? null : Take();

    public ValueTask DisposeAsync() => _items.DisposeAsync();

    private async ValueTask<StoredItem?> PeekAsync()
    {
        if (_next is null && !_hasEnded)
        {
            _hasEnded = !await _items.MoveNextAsync();
            _next = _hasEnded ? null : _items.Current;
        }

        return _next;
    }

    private StoredItem? Take()
    {
        var taken = _next;
        _next = null;
        return taken;
    }

    private static int Compare(StoredItem item, ApplicationId id) =>
        string.CompareOrdinal(item.File.ApplicationId.ToString(), id.ToString());
}
