namespace ApplyFunctions.Reliability.Tests.Load;

/// <summary>How one person's application went, as its client saw it.</summary>
internal sealed class Submission(Applicant applicant)
{
    public Applicant Applicant => applicant;

    /// <summary>The ids of all answers with status 200, in the order in which they came.</summary>
    public List<string> Ids { get; } = [];

    public bool IsAccepted => Ids.Count > 0;

    /// <summary>How many tries ended without a 200.</summary>
    public int Failures { get; set; }

    /// <summary>An answer that tells the client not to repeat; there must be none.</summary>
    public string? Refusal { get; set; }
}
