using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Settings <c>Postings__*</c>.</summary>
public sealed class PostingCacheOptions
{
    public const string Section = "Postings";

    /// <summary>How old an answer about postings may be before storage is asked whether it has changed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Postings and other documents of boards that are kept in memory.</summary>
    [Range(10, 1_000_000)]
    public int MaxDocuments { get; set; } = 20_000;
}
