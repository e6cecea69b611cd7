using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Network;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Compares what clients were told with what there is.</summary>
internal sealed class Ledger(Findings findings, TimeProvider time)
{
    private static readonly TimeSpan SweptAfter = TimeSpan.FromHours(24);

    private readonly IReadOnlyList<Submission> _submissions = findings.Submissions;
    private readonly Snapshot _snapshot = findings.Snapshot;
    private readonly IReadOnlyList<StoredApplication> _committed = findings.Committed;

    public IReadOnlyList<Check> Checks() =>
        [.. Applications(), .. Files(), .. Mails(), .. Equality(), .. WorkLedger.Checks(findings)];

    /// <summary>Whether one person's application is whole: each part that is not is named.</summary>
    public IReadOnlyList<string> Missing(Submission submission)
    {
        var missing = new List<string>();
        var mine = _committed
            .Where(s => s.Application!.GetString("Email") == submission.Applicant.Email)
            .ToList();
        Demand(submission.IsAccepted, "a 200");
        Demand(submission.Ids.Distinct(StringComparer.Ordinal).Count() == 1, "one id");
        Demand(mine.Count == 1, "one application");
        if (mine is [var stored])
        {
            Demand(submission.Ids.Contains(stored.Id.ToString()), "the id that was answered");
            Demand(submission.Applicant.Files.All(f => findings.HasFile(stored, f)), "files");
            Demand(findings.TextsOf(stored) == 2 && findings.IsRightText(stored), "texts");
            Demand(stored.HeldEqualityAnswers == 0, "equality answers moved");
            Demand(
                findings.DoublesOf(stored).All(d => d != DoubleReason.Unexplained),
                "no second mail"
            );
        }

        Demand(_snapshot.Mails[submission.Applicant.Email].Any(), "a mail");
        return missing;

        void Demand(bool holds, string what)
        {
            if (!holds)
            {
                missing.Add(what);
            }
        }
    }

    private IEnumerable<Check> Applications()
    {
        var accepted = _submissions.Where(s => s.IsAccepted).ToList();
        var stored = _committed.ToLookup(s => s.Id.ToString(), StringComparer.Ordinal);
        yield return Check.Equal(
            "accepted applications (a 200) that have exactly one row, of the right person",
            accepted.Count(s =>
                s.Ids.TrueForAll(id =>
                    stored[id].Count() == 1
                    && stored[id].Single().Application!.GetString("Email") == s.Applicant.Email
                )
            ),
            accepted.Count
        );
        yield return Check.Equal(
            "people with more than one application",
            _committed
                .GroupBy(s => s.Application!.GetString("Email"), StringComparer.Ordinal)
                .Count(g => g.Count() > 1),
            0
        );
        yield return Check.Equal(
            "keys that were answered with more than one id",
            accepted.Count(s => s.Ids.Distinct(StringComparer.Ordinal).Count() > 1),
            0
        );
        yield return Check.Equal(
            "ids that were given to more than one key",
            accepted.Count
                - accepted.Select(s => s.Ids[0]).Distinct(StringComparer.Ordinal).Count(),
            0
        );
        yield return Check.Equal(
            "answers that told a client not to repeat",
            _submissions.Count(s => s.Refusal is not null),
            0
        );
        var gaveUp = _submissions.Count(s => !s.IsAccepted);
        yield return Check.Told(
            "tries that failed and were repeated",
            _submissions.Sum(s => s.Failures) - gaveUp
        );
        yield return Check.Told("clients that gave up after a failed try", gaveUp);
        yield return Check.AtMost(
            "applications of these, committed although their client never knew",
            _committed.Count(s => !findings.OwnerOf(s).IsAccepted),
            gaveUp
        );
    }

    private IEnumerable<Check> Files()
    {
        yield return Check.Equal(
            "files of applications with their row, their bytes and the right SHA-256",
            _committed.Sum(s =>
                findings.OwnerOf(s).Applicant.Files.Count(f => findings.HasFile(s, f))
            ),
            2 * _committed.Count
        );
        yield return Check.Equal(
            "rows of files of applications",
            _committed.Sum(s => s.Files.Count()),
            2 * _committed.Count
        );
        yield return Check.Equal(
            "files of applications with one outcome of their text",
            _committed.Sum(findings.TextsOf),
            2 * _committed.Count
        );
        yield return Check.Equal(
            "cover letters whose text is the right person's",
            _committed.Count(findings.IsRightText),
            _committed.Count
        );
        var known = _committed.Select(s => s.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var alone = _snapshot
            .FilesWrittenAt.Where(f => !known.Contains(f.Key.Split('/')[0]))
            .ToList();
        yield return Check.Told(
            "files without an application, which its client gave up",
            alone.Count
        );
        yield return Check.Equal(
            "of these, files older than a day",
            alone.Count(f => time.GetUtcNow() - f.Value > SweptAfter),
            0
        );
    }

    private IEnumerable<Check> Mails()
    {
        var refused = _committed.Where(s => IsMarked(s, "Refused")).ToList();
        yield return Check.AtMost(
            "mails that the provider refused for good, and that are marked so",
            refused.Count,
            findings.System.Traffic.Faults.GetValueOrDefault(FaultKind.BadRequest)
        );
        yield return Check.Equal(
            "applications with a mail, of the others",
            _committed
                .Except(refused)
                .Count(s => _snapshot.Mails[findings.OwnerOf(s).Applicant.Email].Any()),
            _committed.Count - refused.Count
        );
        yield return Check.Equal(
            "mails that are marked as sent, of the others",
            _committed.Count(s => IsMarked(s, "Sent")),
            _committed.Count - refused.Count
        );
        var doubles = _committed.SelectMany(findings.DoublesOf).ToList();
        yield return Check.Told(
            "second mails, killed between the provider's answer and the mark (documented)",
            doubles.Count(d => d == DoubleReason.Killed)
        );
        yield return Check.Told(
            "second mails, storage did not take the mark (documented)",
            doubles.Count(d => d == DoubleReason.NotMarked)
        );
        yield return Check.Told(
            "second mails, the provider did not answer in time",
            doubles.Count(d => d == DoubleReason.Unheard)
        );
        yield return Check.Equal(
            "second mails for any other reason",
            doubles.Count(d => d == DoubleReason.Unexplained),
            0
        );
        yield return Check.Equal(
            "mails to people who have no application",
            _snapshot.Mails.Count(m =>
                _committed.All(s => findings.OwnerOf(s).Applicant.Email != m.Key)
            ),
            0
        );
    }

    private static bool IsMarked(StoredApplication application, string state) =>
        application.Mails.Single().GetString("State") == state;

    private IEnumerable<Check> Equality()
    {
        var expected = _committed
            .SelectMany(s => findings.OwnerOf(s).Applicant.EqualityOptions)
            .Order(StringComparer.Ordinal)
            .ToList();
        yield return Check.Equal(
            "equality answers",
            _snapshot.EqualityOptions.Count,
            expected.Count
        );
        yield return Check.Equal(
            "kinds of equality answers whose number is not what was chosen",
            expected
                .Concat(_snapshot.EqualityOptions)
                .Distinct(StringComparer.Ordinal)
                .Count(option =>
                    expected.Count(o => o == option)
                    != _snapshot.EqualityOptions.Count(o => o == option)
                ),
            0
        );
        yield return Check.Equal(
            "equality answers that still stand beside their application",
            _committed.Sum(s => s.HeldEqualityAnswers),
            0
        );
    }
}
