namespace ApplyFunctions.Bench.Texts;

/// <summary>One file, read once.</summary>
/// <param name="Text">Null where the reader failed or was ended because it hung.</param>
internal sealed record Reading(string? Text, double Milliseconds, bool Hung = false);

/// <summary>Something that reads documents.</summary>
internal interface IReader
{
    string Name { get; }

    /// <summary>The most memory that a process of it has held so far.</summary>
    double PeakMegabytes { get; }

    bool Reads(string format);

    /// <summary>Called by several at once.</summary>
    Task<Reading> ReadAsync(CorpusDocument document, CancellationToken cancellationToken);
}
