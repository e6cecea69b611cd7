using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Candidates;

/// <summary>What became of what a candidate wanted to do.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome() { }

    /// <summary>It is done, now or before; the application as it is then.</summary>
    public sealed record Done(StoredApplication Application) : ChangeOutcome;

    public sealed record Refused(Problem Problem) : ChangeOutcome;
}
