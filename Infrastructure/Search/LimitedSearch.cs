using Lucene.Net.Search;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Goes through an index, within a time.</summary>
internal static class LimitedSearch
{
    private const long MostMilliseconds = 2_000;

    /// <summary>False where it took too long.</summary>
    public static bool TrySearch(
        this IndexSearcher searcher,
        Query query,
        Filter? filter,
        ICollector collector
    )
    {
        try
        {
            searcher.Search(
                query,
                filter,
                new TimeLimitingCollector(
                    collector,
                    TimeLimitingCollector.GlobalCounter,
                    MostMilliseconds
                )
            );
            return true;
        }
        catch (TimeLimitingCollector.TimeExceededException)
        {
            return false;
        }
    }
}
