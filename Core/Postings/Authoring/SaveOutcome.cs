namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>What became of a document that an author sent.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <summary>It is stored, now or since earlier, and readers see it.</summary>
    /// <param name="IsNew">Whether there was none before.</param>
    /// <param name="Tag">Of the stored version.</param>
    /// <param name="View">JSON: all that is served of it.</param>
    public sealed record Saved(bool IsNew, string Tag, ReadOnlyMemory<byte> View) : SaveOutcome;

    /// <summary>What was stored is as it was.</summary>
    public sealed record Refused(Problem Problem) : SaveOutcome;
}
