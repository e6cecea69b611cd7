using ApplyFunctions.Core.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Counts applications by the columns that stand beside the words of an index, in one pass over those that a filter is true of.</summary>
internal sealed class LuceneCounts : ICollector
{
    private readonly Dictionary<long, int> _days = [];
    private readonly WordCounts _stages = new();
    private readonly WordCounts _sources = new();
    private readonly WordCounts _flagged = new();
    private readonly WordCounts _outcomes = new();
    private NumericDocValues? _received;
    private SortedDocValues? _stage;
    private SortedDocValues? _source;
    private SortedDocValues? _flag;
    private SortedSetDocValues? _outcome;
    private int _all;

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>Null where it took too long.</summary>
    public static SearchCounts? Count(IndexReader reader, SearchFilter filter)
    {
        var counts = new LuceneCounts();
        var searcher = new IndexSearcher(reader);
        return searcher.TrySearch(new MatchAllDocsQuery(), LuceneFilters.Of(filter), counts)
            ? counts.Sum()
            : null;
    }

    // Nothing here depends on how well an application fits.
    public void SetScorer(Scorer scorer) { }

    public void SetNextReader(AtomicReaderContext context)
    {
        EndPart();
        var part = context.AtomicReader;
        _received = part.GetNumericDocValues(IndexFields.ReceivedAt);
        _stage = part.GetSortedDocValues(IndexFields.Stage);
        _source = part.GetSortedDocValues(IndexFields.Source);
        _flag = part.GetSortedDocValues(IndexFields.Flagged);
        _outcome = part.GetSortedSetDocValues(IndexFields.Outcome);
    }

    public void Collect(int doc)
    {
        _all++;
        var day = (_received?.Get(doc) ?? 0) / TimeSpan.TicksPerDay;
        _days[day] = _days.GetValueOrDefault(day) + 1;
        _stages.Add(_stage?.GetOrd(doc) ?? -1);
        _sources.Add(_source?.GetOrd(doc) ?? -1);
        _flagged.Add(_flag?.GetOrd(doc) ?? -1);
        if (_outcome is null)
        {
            return;
        }

        _outcome.SetDocument(doc);
        for (
            var ord = _outcome.NextOrd();
            ord != SortedSetDocValues.NO_MORE_ORDS;
            ord = _outcome.NextOrd()
        )
        {
            _outcomes.Add((int)ord);
        }
    }

    /// <summary>Numbers stand for words within one part of an index alone.</summary>
    private void EndPart()
    {
        _stages.EndPart((ord, word) => _stage!.LookupOrd(ord, word));
        _sources.EndPart((ord, word) => _source!.LookupOrd(ord, word));
        _flagged.EndPart((ord, word) => _flag!.LookupOrd(ord, word));
        _outcomes.EndPart((ord, word) => _outcome!.LookupOrd(ord, word));
    }

    private SearchCounts Sum()
    {
        EndPart();
        return new SearchCounts(
            _all,
            _days.ToDictionary(d => DateOnly.FromDayNumber((int)d.Key), d => d.Value),
            _stages.Words,
            [
                .. _sources
                    .Words.Append(new("", _sources.Without))
                    .Where(s => s.Value > 0)
                    .OrderByDescending(s => s.Value)
                    .ThenBy(s => s.Key, StringComparer.Ordinal),
            ],
            _outcomes.Words,
            _flagged.Words.GetValueOrDefault(IndexFields.Yes)
        );
    }

    private sealed class WordCounts
    {
        private readonly Dictionary<int, int> _part = [];

        public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

        /// <summary>How many had no word.</summary>
        public int Without { get; private set; }

        /// <param name="ord">-1 for no word.</param>
        public void Add(int ord)
        {
            if (ord < 0)
            {
                Without++;
                return;
            }

            _part[ord] = _part.GetValueOrDefault(ord) + 1;
        }

        public void EndPart(Action<int, BytesRef> look)
        {
            var bytes = new BytesRef();
            foreach (var (ord, count) in _part)
            {
                look(ord, bytes);
                var word = bytes.Utf8ToString();
                Words[word] = Words.GetValueOrDefault(word) + count;
            }

            _part.Clear();
        }
    }
}
