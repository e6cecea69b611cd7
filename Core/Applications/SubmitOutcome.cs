using ApplyFunctions.Core.Applications.Forms;

namespace ApplyFunctions.Core.Applications;

/// <summary>What became of a submission.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The record, the files and the owed mail are durable; now, or since an earlier try.</summary>
    /// <param name="StatusUrl">The candidate's own link to the application; null where there is no such page, or see <see cref="Candidates.CandidateLinks.AddressForRepeat"/>.</param>
    public sealed record Accepted(ApplicationId Id, string? StatusUrl) : SubmitOutcome
    {
        /// <summary>Whether it was durable before this try, or seems so: the answer to a first try may have been lost.</summary>
        public bool IsRepeat { get; init; }
    }

    /// <summary>Nothing of it is stored.</summary>
    public sealed record Refused(Problem Problem) : SubmitOutcome
    {
        /// <summary>What was sent, so that a page can show it again; null where it was not read.</summary>
        public SentForm? Sent { get; init; }
    }
}
