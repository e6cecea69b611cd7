using System.Collections.Concurrent;
using ApplyFunctions.Core.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Indexes of Lucene's, one a board, kept in blob storage: https://lucenenet.apache.org. This instance has a copy of those
/// that it uses in a folder of its own, and forgets it when nobody has asked for ten minutes.
/// </summary>
internal sealed partial class LuceneSearchIndex : ISearchIndex, IDisposable
{
    private static readonly TimeSpan Idleness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Board> _boards = new(StringComparer.Ordinal);
    private readonly SearchAnalyzer _ofTexts = new(ofQueries: false);
    private readonly SearchAnalyzer _ofQueries = new(ofQueries: true);
    private readonly LuceneQueries _queries;
    private readonly LuceneHighlighter _highlighter;
    private readonly IndexBlobs _blobs;
    private readonly TimeProvider _time;
    private readonly ILogger<LuceneSearchIndex> _logger;
    private readonly ITimer _rounds;
    private readonly LocalIndexes _local = new();

    public LuceneSearchIndex(IndexBlobs blobs, TimeProvider time, ILogger<LuceneSearchIndex> logger)
    {
        _logger = logger;
        _blobs = blobs;
        _time = time;
        _queries = new LuceneQueries(_ofQueries);
        _highlighter = new LuceneHighlighter(_ofTexts);
        _rounds = time.CreateTimer(_ => ForgetIdle(), null, Round, Round);
    }

    public Task UpdateAsync(
        string board,
        IReadOnlyCollection<ApplicationId> ids,
        Func<ApplicationId, CancellationToken, Task<SearchDocument?>> read,
        CancellationToken cancellationToken
    ) => Of(board).Writer.UpdateAsync(ids, read, cancellationToken);

    public Task<IndexAnswer<SearchHits>> SearchAsync(
        string board,
        SearchRequest request,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            board,
            request.Filter.NeedsFields,
            SearchHits.None,
            reader =>
                LuceneHits.Find(
                    reader,
                    (request.Query is { } query ? _queries.Of(query) : null)
                        ?? new MatchAllDocsQuery(),
                    request
                ),
            cancellationToken
        );

    public Task<IndexAnswer<SearchCounts>> CountAsync(
        string board,
        SearchFilter filter,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            board,
            needsFields: true,
            SearchCounts.None,
            reader => LuceneCounts.Count(reader, filter),
            cancellationToken
        );

    public IReadOnlyList<Fragment> Highlight(SearchNode query, SearchField field, string text) =>
        _queries.Of(query) is { } of
            ? _highlighter.Highlight(of, IndexFields.NameOf(field), text)
            : [];

    public Task ResetAsync(string board, CancellationToken cancellationToken) =>
        Of(board).Writer.ResetAsync(cancellationToken);

    public void Dispose()
    {
        _rounds.Dispose();
        foreach (var board in _boards.Values)
        {
            board.Reader.Dispose();
            board.Writer.Dispose();
        }

        _ofTexts.Dispose();
        _ofQueries.Dispose();
        _local.Dispose();
    }

    /// <param name="none">What a board has whose index holds nothing.</param>
    /// <param name="ask">Null where it took too long.</param>
    private async Task<IndexAnswer<T>> AskAsync<T>(
        string board,
        bool needsFields,
        T none,
        Func<IndexReader, T?> ask,
        CancellationToken cancellationToken
    )
        where T : class
    {
        OpenIndex? index;
        try
        {
            index = await Of(board).Reader.AcquireAsync(cancellationToken);
        }
        catch (InvalidDataException e)
        {
            LogIncomplete(e, board);
            return new IndexAnswer<T>(null, IndexFault.Incomplete);
        }

        if (index is null)
        {
            return new IndexAnswer<T>(none, null);
        }

        try
        {
            if (needsFields && !index.HasAllFields)
            {
                LogOutdated(board);
                return new IndexAnswer<T>(null, IndexFault.Outdated);
            }

            return ask(index.Reader) is { } answer
                ? new IndexAnswer<T>(answer, null)
                : new IndexAnswer<T>(null, IndexFault.TooSlow);
        }
        finally
        {
            index.Reader.DecRef();
        }
    }

    [LoggerMessage(
        261,
        LogLevel.Error,
        "The search index of board {Board} has lost a file: make it anew with the verb reindex"
    )]
    private partial void LogIncomplete(Exception exception, string board);

    [LoggerMessage(
        262,
        LogLevel.Warning,
        "The search index of board {Board} is of a former release: make it anew with the verb reindex"
    )]
    private partial void LogOutdated(string board);

    private Board Of(string name)
    {
        var board = _boards.GetOrAdd(
            name,
            token =>
            {
                var folder = new IndexFolder(_local.PathOf(token));
                return new Board(
                    new BoardReader(_blobs, token, folder, _time),
                    new BoardWriter(_blobs, token, folder, _ofTexts, _time)
                );
            }
        );
        board.UsedAt = _time.GetTimestamp();
        return board;
    }

    private void ForgetIdle()
    {
        foreach (var board in _boards.Values)
        {
            if (!board.IsForgotten && _time.GetElapsedTime(board.UsedAt) > Idleness)
            {
                board.IsForgotten = board.Reader.TryClose();
            }
        }
    }

    private sealed record Board(BoardReader Reader, BoardWriter Writer)
    {
        private long _usedAt;

        public bool IsForgotten { get; set; }

        public long UsedAt
        {
            get => Volatile.Read(ref _usedAt);
            set
            {
                Volatile.Write(ref _usedAt, value);
                IsForgotten = false;
            }
        }
    }
}
