using System.Collections.Concurrent;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Indexes of Lucene's, one a board, kept in blob storage: https://lucenenet.apache.org. This instance has a copy of those
/// that it uses in a folder of its own, and forgets it when nobody has asked for ten minutes.
/// </summary>
internal sealed class LuceneSearchIndex : ISearchIndex, IDisposable
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
    private readonly ITimer _rounds;
    private readonly LocalIndexes _local = new();

    public LuceneSearchIndex(IndexBlobs blobs, TimeProvider time)
    {
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

    public async Task<SearchHits?> SearchAsync(
        string board,
        SearchRequest request,
        CancellationToken cancellationToken
    )
    {
        var reader = await Of(board).Reader.AcquireAsync(cancellationToken);
        if (reader is null)
        {
            return SearchHits.None;
        }

        try
        {
            var query = _queries.Of(request.Query, request.Posting);
            return LuceneHits.Find(reader, query, request);
        }
        finally
        {
            reader.DecRef();
        }
    }

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
