namespace ApplyFunctions.Bench.Texts;

/// <summary>One file, read once.</summary>
/// <param name="Text">Null where the reader failed or was ended because it hung.</param>
/// <param name="PeakMegabytes">The most memory that the reader held, 0 where it is not known.</param>
internal sealed record Reading(
    string? Text,
    double Milliseconds,
    double PeakMegabytes = 0,
    bool Hung = false
);

/// <summary>Something that reads documents.</summary>
internal interface IReader
{
    string Name { get; }

    bool Reads(string format);

    /// <summary>Called by several at once.</summary>
    Task<Reading> ReadAsync(CorpusDocument document, CancellationToken cancellationToken);
}
