using ApplyFunctions.Core.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Search;

public static class SearchServices
{
    /// <summary>The indexes of boards; they lie in the storage account.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services
            .AddSingleton<IndexBlobs>()
            .AddSingleton<ISearchIndex, LuceneSearchIndex>()
            .AddSingleton<IIndexStates, BlobIndexStates>();
}
