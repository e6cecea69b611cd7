namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>How the processes that read documents are kept.</summary>
/// <param name="Workers">Processes at most.</param>
/// <param name="MemoryBytes">Resident memory beyond which one is ended.</param>
internal sealed record ReaderRules(int Workers, long MemoryBytes)
{
    private const int MostByDefault = 8;

    /// <summary>What a reading gets beyond its time, in which it may still end by itself.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a process is looked at while it reads.</summary>
    public TimeSpan Glance { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Documents after which a process is replaced, whatever leaks in it.</summary>
    public int Documents { get; init; } = 100_000;

    /// <summary>Resident memory that one may keep after a document.</summary>
    public long KeptBytes { get; init; } = MemoryBytes / 2;

    /// <summary>After how long one that has nothing to do is ended.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromMinutes(5);

    public static ReaderRules From(ReaderOptions options) =>
        new(
            options.Workers > 0
                ? options.Workers
                : Math.Min(Environment.ProcessorCount, MostByDefault),
            options.MemoryMegabytes * 1_024L * 1_024
        );
}
