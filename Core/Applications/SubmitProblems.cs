using System.Collections.Immutable;
using System.Globalization;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications;

/// <summary>Why a submission as a whole is refused, whatever its answers are.</summary>
internal static class SubmitProblems
{
    public const int MaxKeyLength = 255;
    public const string ClosedCode = "posting-closed";
    private const string NotLive = "Job application not live";

    public static Problem KeyUsed { get; } =
        new(
            422,
            "idempotency-key-used",
            "This Idempotency-Key was used for another submission. Send the changed one with a new key.",
            "Idempotency-Key was used for another submission"
        );

    public static Problem Erased { get; } =
        new(
            422,
            "application-erased",
            "This very application was sent before, and was erased on request. To apply again, send it with a new Idempotency-Key header.",
            "Application was erased"
        );

    public static Problem KeyMalformed { get; } =
        new(
            400,
            "idempotency-key-malformed",
            $"The Idempotency-Key header must be 1 to {MaxKeyLength} visible ASCII characters. A UUID is a good one.",
            "Idempotency-Key is malformed"
        );

    /// <summary>Greenhouse's answer to an id in the body that is no job's.</summary>
    public static Problem NoSuchPosting { get; } =
        new(
            422,
            "posting-not-found",
            PostingProblems.PostingNotFound.Title,
            "Failed to save person"
        )
        {
            Reason = NotLive,
        };

    public static Problem NoPostingNamed { get; } =
        new(
            400,
            "posting-not-named",
            "The application does not say which posting it is for. Send the posting's id as the field id, or post to the posting's own address.",
            "Invalid attributes: id"
        )
        {
            Faults =
            [
                new(
                    "id",
                    RuleCodes.Required,
                    ImmutableDictionary<string, long>.Empty,
                    "The id of the posting is required, in digits."
                ),
            ],
        };

    /// <summary>Greenhouse's words for a job that takes no applications, with the moment in the posting's zone.</summary>
    /// <param name="began">When the application began.</param>
    public static Problem Closed(Posting posting, DateTimeOffset began)
    {
        var why =
            posting.Deadline is { } deadline && deadline.HasPassedAt(began)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"This posting no longer takes applications. Applications closed on {deadline.Instant:d MMMM yyyy 'at' HH:mm:ss} ({deadline.Zone})."
                )
            : posting.IsPublishedAt(began) ? "This posting no longer takes applications."
            : "This posting takes no applications.";
        return new Problem(
            422,
            ClosedCode,
            $"{why} Look at the list of open postings.",
            "Failed to save person"
        )
        {
            Reason = NotLive,
        };
    }
}
