namespace ApplyFunctions.Core.Applications;

/// <summary>What became of a submission.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The record, the files and the owed mail are durable; now, or since an earlier try.</summary>
    public sealed record Accepted(ApplicationId Id) : SubmitOutcome;

    /// <summary>Nothing of it is stored.</summary>
    public sealed record Refused(Problem Problem) : SubmitOutcome;
}
