using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Applications;

/// <summary>What becomes of submissions, as metrics and on the span of the request; nothing in it is about anybody.</summary>
internal static class SubmissionMetrics
{
    private static readonly Counter<long> Received = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.applications.received",
        "{application}",
        "Submissions by board and outcome: accepted, repeated, invalid, closed or refused."
    );

    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram(
        "applyfunctions.submission.duration",
        "s",
        "How long a submission took, from the first byte to the outcome.",
        tags: null,
        HistogramBounds.Short
    );

    /// <param name="found">Null where there is no such posting. What was asked for then can be any text, so it is not told.</param>
    public static void Record(SubmitOutcome outcome, FoundPosting? found, TimeSpan duration)
    {
        var word = TelemetryTags.Of(TelemetryTags.Outcome, WordFor(outcome));
        Duration.Record(duration.TotalSeconds, word);
        if (found is null)
        {
            Received.Add(1, word);
        }
        else
        {
            Received.Add(1, word, TelemetryTags.Of(TelemetryTags.Board, found.Board));
            Telemetry.Tag(TelemetryTags.Board, found.Board);
            Telemetry.Tag(TelemetryTags.Posting, found.Posting.Id);
        }

        Telemetry.Tag(TelemetryTags.Outcome, word.Value);
        if (outcome is SubmitOutcome.Accepted accepted)
        {
            Telemetry.Tag(TelemetryTags.Application, accepted.Id.ToString());
        }
    }

    internal static string WordFor(SubmitOutcome outcome) =>
        outcome switch
        {
            SubmitOutcome.Accepted { IsRepeat: true } => "repeated",
            SubmitOutcome.Accepted => "accepted",
            SubmitOutcome.Refused { Problem.Code: SubmitProblems.ClosedCode } => "closed",
            SubmitOutcome.Refused { Problem.Faults.Count: > 0 } => "invalid",
            _ => "refused",
        };
}
