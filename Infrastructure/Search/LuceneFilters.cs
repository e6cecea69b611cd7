using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Makes Lucene's filters of ours. Values are terms, whole and as they are: there is no syntax that one could break out of. A
/// filter has no say in how well an application fits.
/// </summary>
internal static class LuceneFilters
{
    /// <summary>Null where it is true of all.</summary>
    public static Filter? Of(SearchFilter filter)
    {
        var all = new BooleanQuery(disableCoord: true);
        AddAny(all, IndexFields.Posting, filter.Postings.Select(IndexFields.Digits));
        AddAny(all, IndexFields.Stage, filter.Stages.Select(s => s.Word()));
        AddAny(all, IndexFields.Source, filter.Sources);
        AddAny(all, IndexFields.Outcome, filter.Texts);
        if (filter.Flagged is { } flagged)
        {
            var term = new TermQuery(new Term(IndexFields.Flagged, IndexFields.Yes));
            all.Add(term, flagged ? Occur.MUST : Occur.MUST_NOT);
        }

        if (filter.From is not null || filter.To is not null)
        {
            all.Add(new ConstantScoreQuery(Received(filter)), Occur.MUST);
        }

        if (all.Clauses.Count == 0)
        {
            return null;
        }

        if (all.Clauses.All(c => c.Occur == Occur.MUST_NOT))
        {
            all.Add(new MatchAllDocsQuery(), Occur.MUST);
        }

        return new QueryWrapperFilter(all);
    }

    private static FieldCacheRangeFilter<long?> Received(SearchFilter filter) =>
        FieldCacheRangeFilter.NewInt64Range(
            IndexFields.ReceivedAt,
            filter.From?.UtcTicks,
            filter.To?.UtcTicks,
            includeLower: true,
            includeUpper: true
        );

    private static void AddAny(BooleanQuery all, string field, IEnumerable<string> values)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var value in values)
        {
            any.Add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        }

        if (any.Clauses.Count > 0)
        {
            all.Add(any, Occur.MUST);
        }
    }
}
