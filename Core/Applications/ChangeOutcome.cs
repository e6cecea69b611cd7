namespace ApplyFunctions.Core.Applications;

/// <summary>What became of what somebody wanted to do with an application.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome() { }

    /// <summary>It is done, now or before; the application as it is then.</summary>
    public sealed record Done(StoredApplication Application) : ChangeOutcome;

    public sealed record Refused(Problem Problem) : ChangeOutcome;
}

/// <summary>What is to become of an application that was found.</summary>
internal abstract record ChangeDecision
{
    private ChangeDecision() { }

    public sealed record Make(ApplicationChange Change) : ChangeDecision;

    /// <summary>It is so already.</summary>
    public sealed record Leave : ChangeDecision;

    public sealed record Refuse(Problem Problem) : ChangeDecision;
}
