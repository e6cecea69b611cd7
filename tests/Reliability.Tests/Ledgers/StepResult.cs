using System.Globalization;
using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Network;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>What became of an application at one of whose steps the app died.</summary>
/// <param name="Died">Whether the step was reached.</param>
/// <param name="Missing">What is not as it should be.</param>
/// <param name="HealedIn">From the restart until nothing was owed; null where something still is.</param>
internal sealed record StepResult(
    Step Step,
    bool Died,
    Submission Submission,
    IReadOnlyList<string> Missing,
    int Mails,
    TimeSpan? HealedIn
)
{
    /// <summary>Between the provider's answer and the mark, a second mail cannot be helped.</summary>
    public int MostMails =>
        Step
            is { Kind: CallKind.MailHandOver, Moment: Moment.After }
                or { Kind: CallKind.MailMark, Moment: Moment.Before }
            ? 2
            : 1;

    public bool Holds => Died && Missing.Count == 0 && Mails >= 1 && Mails <= MostMails;

    public static string TableOf(IEnumerable<StepResult> results) =>
        Table.Of(
            ["killed", "tries", "missing", "mails", "whole again after the restart", "verdict"],
            results.Select(r =>
                new[]
                {
                    r.Step.Text,
                    Text(r.Submission.Failures + r.Submission.Ids.Count),
                    r.Missing.Count == 0 ? "nothing" : string.Join(", ", r.Missing),
                    Text(r.Mails),
                    r.HealedIn is { } time
                        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:f1} s")
                        : "not yet",
                    Table.Verdict(r.Holds),
                }
            )
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
