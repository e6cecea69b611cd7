namespace ApplyFunctions.Core.Access;

/// <summary>What somebody may do with a board. <see cref="Roles"/> are sets of these.</summary>
public enum Permission
{
    /// <summary>Find, read and download applications.</summary>
    ReadApplications,

    /// <summary>Move applications on, and write to them.</summary>
    ChangeApplications,

    /// <summary>Read counts of equality answers. No application is shown with it.</summary>
    ReadEqualityReports,

    /// <summary>Read postings as they are stored, also those that are not published.</summary>
    ReadPostings,

    /// <summary>Make, change and delete the board and its postings.</summary>
    WritePostings,

    /// <summary>Apply in the name of a candidate, without a bot check and without limits.</summary>
    ApplyForCandidates,

    /// <summary>Hand out and erase what is kept on a person, and keep applications from being erased.</summary>
    AnswerPrivacyRequests,

    /// <summary>See work that was given up, and have it done again.</summary>
    ReplayDeadLetters,

    /// <summary>Read who has seen which application.</summary>
    ReadAudit,

    /// <summary>Say where applications are sent, and see what became of it.</summary>
    ManageWebhooks,
}
