using System.Runtime.CompilerServices;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Unit.Tests.Outbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Unit.Tests.Upkeep;

/// <summary>Applications, files and texts in memory, in storage's order.</summary>
internal sealed class ReconcileLab
    : IApplicationStates,
        IStoredItems,
        IDeadLetters,
        IReconciliations,
        IPostingStore,
        ILogger<Reconcile>
{
    public const int Letters = 3;

    private readonly OutboxLab _outbox = new();
    private readonly List<ApplicationState> _applications = [];
    private readonly List<StoredItem> _blobs = [];

    /// <summary>Whether somebody touches each item before it can be deleted.</summary>
    public bool IsTouched { get; init; }

    /// <summary>What scans files.</summary>
    public ScannerKind Scanner { get; init; }

    public List<StoredItem> Deleted { get; } = [];

    public Reconciliation? Saved { get; private set; }

    public bool Logged { get; private set; }

    private DateTimeOffset Now => _outbox.Now;

    /// <summary>An application with one file, its text and a mail, but for what it lacks.</summary>
    public void AddWhole(
        ApplicationId id,
        string? lacks = null,
        bool isYoung = false,
        ScanState? scan = null
    )
    {
        var file = new FileId(id, "resume");
        var old = Now.AddDays(-2);
        var row = new StoredItem(StoredItemKind.TextRow, file, old, "");
        Add(StoredItemKind.File, file, old, lacks != "file");
        Add(StoredItemKind.Text, file, old, lacks is not ("text" or "outcome"));
        _applications.Add(
            new ApplicationState(
                id,
                new ApplicationHead("bakery", isYoung ? Now.AddMinutes(-1) : old, null),
                [file],
                lacks == "outcome" ? [] : [new TextState(row, TextOutcome.Extracted)],
                lacks == "mail" ? [] : [MailState.Sent]
            )
            {
                OwesWebhooks = lacks == "webhooks",
                Scans = scan is { } state
                    ? new Dictionary<string, ScanState>(StringComparer.Ordinal)
                    {
                        [file.Field] = state,
                    }
                    : [],
            }
        );
    }

    /// <summary>Some of what could be there; returns what of it belongs to no application.</summary>
    public List<StoredItem> AddParts(
        ApplicationId id,
        bool hasHead,
        bool hasFile,
        bool hasRow,
        bool hasText,
        bool isOld
    )
    {
        var file = new FileId(id, "resume");
        var changed = isOld ? Now.AddDays(-2) : Now.AddHours(-23);
        var row = new StoredItem(StoredItemKind.TextRow, file, changed, "");
        var left = new List<StoredItem>();
        if (Add(StoredItemKind.File, file, changed, hasFile) is { } blob && !hasHead)
        {
            left.Add(blob);
        }

        if (Add(StoredItemKind.Text, file, changed, hasText) is { } text && !(hasHead && hasRow))
        {
            left.Add(text);
        }

        if (hasHead || hasRow)
        {
            _applications.Add(
                new ApplicationState(
                    id,
                    hasHead ? new ApplicationHead("bakery", Now.AddDays(-2), null) : null,
                    hasHead ? [file] : [],
                    hasRow ? [new TextState(row, TextOutcome.Extracted)] : [],
                    hasHead ? [MailState.Sent] : []
                )
            );
        }

        return hasRow && !hasHead ? [.. left, row] : left;
    }

    public async Task<Reconciliation> RunAsync()
    {
        using var metrics = new UpkeepMetrics();
        return await new Reconcile(
            this,
            this,
            _outbox,
            this,
            this,
            new Retention(this, null!, _outbox),
            new Quarantine(Options.Create(new MalwareOptions { Scanner = Scanner })),
            metrics,
            Options.Create(new UpkeepOptions()),
            _outbox,
            this
        ).ExecuteAsync(CancellationToken.None);
    }

    public IAsyncEnumerable<ApplicationState> ListAsync(CancellationToken cancellationToken) =>
        Async(
            _applications
                .OrderBy(a => a.Id.Partition, StringComparer.Ordinal)
                .ThenBy(a => a.Id.Code, StringComparer.Ordinal),
            cancellationToken
        );

    public IAsyncEnumerable<StoredItem> ListFilesAsync(CancellationToken cancellationToken) =>
        Async(
            _blobs
                .Where(b => b.Kind == StoredItemKind.File)
                .OrderBy(b => b.File.BlobName, StringComparer.Ordinal),
            cancellationToken
        );

    public IAsyncEnumerable<StoredItem> ListTextsAsync(CancellationToken cancellationToken) =>
        Async(
            _blobs
                .Where(b => b.Kind == StoredItemKind.Text)
                .OrderBy(b => b.File.TextBlobName, StringComparer.Ordinal),
            cancellationToken
        );

    public Task<bool> TryDeleteAsync(StoredItem item, CancellationToken cancellationToken)
    {
        if (!IsTouched)
        {
            Deleted.Add(item);
        }

        return Task.FromResult(!IsTouched);
    }

    public Task SaveAsync(Reconciliation reconciliation, CancellationToken cancellationToken)
    {
        Saved = reconciliation;
        return Task.CompletedTask;
    }

    public Task<int> CountWaitingAsync(
        string? board,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(Letters);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Logged |= logLevel == LogLevel.Error;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public Task<IReadOnlyList<StoredItem>> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<DeadLetter> KeepAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<DeadLetter?> FindAsync(
        string? board,
        string id,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<DeadLetter>> ListAsync(
        DeadLetterQuery query,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task ForgetAsync(ApplicationId id, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    // No posting and no board, so nobody says for how long applications are kept.
    public Task<Posting?> FindAsync(string board, long id, CancellationToken cancellationToken) =>
        Task.FromResult<Posting?>(null);

    public Task<Board?> FindBoardAsync(string board, CancellationToken cancellationToken) =>
        Task.FromResult<Board?>(null);

    public Task<IReadOnlyList<string>> ListBoardsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Posting>> ListAsync(
        string board,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<bool> TryUpdateAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private StoredItem? Add(StoredItemKind kind, FileId file, DateTimeOffset changed, bool isThere)
    {
        if (!isThere)
        {
            return null;
        }

        var item = new StoredItem(kind, file, changed, "");
        _blobs.Add(item);
        return item;
    }

    private static async IAsyncEnumerable<T> Async<T>(
        IEnumerable<T> all,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var one in all)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return one;
        }
    }
}
