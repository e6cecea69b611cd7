using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Emails;

/// <summary>Gathers what a mail says.</summary>
internal static class MailModels
{
    /// <param name="posting">Null where it was taken down since.</param>
    /// <param name="board">Null where it was taken down since.</param>
    /// <param name="statusUrl">The candidate's own link; null where there is none.</param>
    public static MailModel Of(
        ApplicationRecord application,
        Posting? posting,
        Board? board,
        string? statusUrl
    ) =>
        new(
            application.Candidate.FirstName,
            application.Candidate.LastName,
            posting?.Title ?? $"posting {application.Id.PostingId}",
            posting?.CompanyName ?? board?.Name ?? application.Board,
            posting?.AbsoluteUrl,
            application.Id.ToString(),
            InZone(application.ReceivedAt, posting?.ApplicationDeadlineTimeZone),
            statusUrl,
            board?.SupportEmail,
            board?.PrivacyPolicyUrl,
            posting?.Language ?? "en"
        );

    private static DateTimeOffset InZone(DateTimeOffset moment, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info)
            ? TimeZoneInfo.ConvertTime(moment, info)
            : moment;
}
