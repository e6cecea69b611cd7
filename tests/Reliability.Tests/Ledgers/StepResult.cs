using System.Globalization;
using ApplyFunctions.Reliability.Tests.Load;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>What became of an application at one of whose steps the app died.</summary>
/// <param name="Died">Whether the step was reached.</param>
/// <param name="Missing">What is not as it should be.</param>
/// <param name="DoubledByKills">Second mails after a kill between the provider's answer and the mark, of this step or a later one.</param>
/// <param name="HealedIn">From the restart until nothing was owed; null where something still is.</param>
internal sealed record StepResult(
    Step Step,
    bool Died,
    Submission Submission,
    IReadOnlyList<string> Missing,
    int Mails,
    int DoubledByKills,
    TimeSpan? HealedIn
)
{
    /// <summary>How many mails there must be: one, and one for each that a kill has doubled.</summary>
    public int ExpectedMails => 1 + DoubledByKills;

    public bool Holds => Died && Missing.Count == 0 && Mails == ExpectedMails;

    public static string TableOf(IEnumerable<StepResult> results) =>
        Table.Of(
            ["killed", "tries", "missing", "mails", "whole again after the restart", "verdict"],
            results.Select(r =>
                new[]
                {
                    r.Step.Text,
                    Text(r.Submission.Failures + r.Submission.Ids.Count),
                    r.Missing.Count == 0 ? "nothing" : string.Join(", ", r.Missing),
                    r.DoubledByKills == 0
                        ? Text(r.Mails)
                        : $"{Text(r.Mails)}, {Text(r.DoubledByKills)} by a kill before the mark",
                    r.HealedIn is { } time
                        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:f1} s")
                        : "not yet",
                    Table.Verdict(r.Holds),
                }
            )
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
