using ApplyFunctions.Core.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using BoxedFloat = J2N.Numerics.Single;
using BoxedLong = J2N.Numerics.Int64;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Finds a page of applications, within a time.</summary>
internal static class LuceneHits
{
    private static readonly SortField ByTime = new(
        IndexFields.ReceivedAt,
        SortFieldType.INT64,
        reverse: true
    );

    private static readonly SortField ByTimeUpwards = new(
        IndexFields.ReceivedAt,
        SortFieldType.INT64
    );

    // So that no two have the same place.
    private static readonly SortField ById = new(IndexFields.Id, SortFieldType.STRING);

    private static readonly Sort Newest = new(ByTime, ById);
    private static readonly Sort Oldest = new(ByTimeUpwards, ById);
    private static readonly Sort Relevance = new(SortField.FIELD_SCORE, ByTime, ById);

    /// <summary>Null where it took too long.</summary>
    public static SearchHits? Find(IndexReader reader, Query query, SearchRequest request)
    {
        var searcher = new IndexSearcher(reader);
        var isByScore = request.Sort == SearchSort.Relevance;
        var collector = TopFieldCollector.Create(
            request.Sort switch
            {
                SearchSort.Relevance => Relevance,
                SearchSort.Oldest => Oldest,
                _ => Newest,
            },
            request.Count,
            request.After is { } after ? Place(after, isByScore) : null,
            fillFields: true,
            trackDocScores: isByScore,
            trackMaxScore: false,
            docsScoredInOrder: false
        );
        if (!searcher.TrySearch(query, LuceneFilters.Of(request.Filter), collector))
        {
            return null;
        }

        var top = collector.GetTopDocs();
        return new SearchHits(
            [
                .. top
                    .ScoreDocs.Cast<FieldDoc>()
                    .Select(d => Hit(Place(d, isByScore), FilesOf(reader, d.Doc))),
            ],
            top.TotalHits
        );
    }

    private static SearchHit Hit(SearchPlace place, string? files)
    {
        if (files is null)
        {
            return new SearchHit(place, null);
        }

        var (outcomes, tellsScans) = IndexFields.FilesOf(files);
        return new SearchHit(place, outcomes) { TellsScans = tellsScans };
    }

    private static string? FilesOf(IndexReader reader, int doc)
    {
        var part = reader.Leaves[ReaderUtil.SubIndex(doc, reader.Leaves)];
        var column = part.AtomicReader.GetSortedDocValues(IndexFields.Files);
        if (column?.GetOrd(doc - part.DocBase) is not >= 0)
        {
            return null;
        }

        var files = new BytesRef();
        column.Get(doc - part.DocBase, files);
        return files.Utf8ToString();
    }

    private static FieldDoc Place(SearchPlace place, bool isByScore)
    {
        object[] rest =
        [
            BoxedLong.GetInstance(place.ReceivedAt.UtcTicks),
            new BytesRef(place.Id.ToString()),
        ];
        return new FieldDoc(
            int.MaxValue,
            place.Score,
            isByScore ? [BoxedFloat.GetInstance(place.Score), .. rest] : rest
        );
    }

    private static SearchPlace Place(FieldDoc found, bool isByScore)
    {
        var at = isByScore ? 1 : 0;
        _ = ApplicationId.TryParse(((BytesRef)found.Fields[at + 1]).Utf8ToString(), out var id);
        return new SearchPlace(
            isByScore ? found.Score : 0,
            new DateTimeOffset(((BoxedLong)found.Fields[at]).ToInt64(), TimeSpan.Zero),
            id
        );
    }
}
