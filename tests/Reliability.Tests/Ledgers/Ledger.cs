using System.Globalization;
using System.Security.Cryptography;
using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Network;
using ApplyFunctions.Reliability.Tests.Running;
using Azure.Data.Tables;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Compares what clients were told with what there is.</summary>
internal sealed class Ledger(
    IReadOnlyList<Submission> submissions,
    Snapshot snapshot,
    BreakableSystem system,
    TimeProvider time
)
{
    /// <summary>From a restart to the mail that a crash had left.</summary>
    public static readonly TimeSpan MailWithin = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan SweptAfter = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Submission> _byEmail = submissions.ToDictionary(
        s => s.Applicant.Email,
        StringComparer.Ordinal
    );
    private readonly List<StoredApplication> _committed = [.. snapshot.Committed];

    public IReadOnlyList<Check> Checks() =>
        [.. Applications(), .. Files(), .. Mails(), .. Equality(), .. Privacy(), .. Work()];

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
            Demand(submission.Applicant.Files.All(f => HasFile(stored, f)), "files");
            Demand(TextsOf(stored) == 2 && IsRightText(stored), "texts");
            Demand(stored.HeldEqualityAnswers == 0, "equality answers moved");
            Demand(DoublesOf(stored).All(d => d != DoubleReason.Unexplained), "no second mail");
        }

        Demand(snapshot.Mails[submission.Applicant.Email].Any(), "a mail");
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
        var accepted = submissions.Where(s => s.IsAccepted).ToList();
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
            _committed.GroupBy(s => s.Application!.GetString("Email"), StringComparer.Ordinal)
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
            accepted.Count - accepted.Select(s => s.Ids[0]).Distinct(StringComparer.Ordinal).Count(),
            0
        );
        yield return Check.Equal(
            "answers that told a client not to repeat",
            submissions.Count(s => s.Refusal is not null),
            0
        );
        var gaveUp = submissions.Count(s => !s.IsAccepted);
        yield return Check.Told("tries that failed and were repeated", submissions.Sum(s => s.Failures) - gaveUp);
        yield return Check.Told("clients that gave up after a failed try", gaveUp);
        yield return Check.AtMost(
            "applications of these, committed although their client never knew",
            _committed.Count(s => !OwnerOf(s).IsAccepted),
            gaveUp
        );
    }

    private IEnumerable<Check> Files()
    {
        yield return Check.Equal(
            "files of applications with their row, their bytes and the right SHA-256",
            _committed.Sum(s => OwnerOf(s).Applicant.Files.Count(f => HasFile(s, f))),
            2 * _committed.Count
        );
        yield return Check.Equal(
            "rows of files of applications",
            _committed.Sum(s => s.Files.Count()),
            2 * _committed.Count
        );
        yield return Check.Equal(
            "files of applications with one outcome of their text",
            _committed.Sum(TextsOf),
            2 * _committed.Count
        );
        yield return Check.Equal(
            "cover letters whose text is the right person's",
            _committed.Count(IsRightText),
            _committed.Count
        );
        var known = _committed.Select(s => s.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var alone = snapshot.FilesWrittenAt.Where(f => !known.Contains(f.Key.Split('/')[0])).ToList();
        yield return Check.Told("files without an application, which its client gave up", alone.Count);
        yield return Check.Equal(
            "of these, files older than a day",
            alone.Count(f => time.GetUtcNow() - f.Value > SweptAfter),
            0
        );
    }

    private IEnumerable<Check> Mails()
    {
        yield return Check.Equal(
            "applications with a mail",
            _committed.Count(s => snapshot.Mails[OwnerOf(s).Applicant.Email].Any()),
            _committed.Count
        );
        yield return Check.Equal(
            "mails that are marked as sent",
            _committed.Sum(s => s.Mails.Count(m => m.GetString("State") == "Sent")),
            _committed.Count
        );
        var extra = _committed.Sum(s => snapshot.Mails[OwnerOf(s).Applicant.Email].Skip(1).Count());
        var doubles = _committed.SelectMany(DoublesOf).ToList();
        yield return Check.Told(
            "second mails, killed between the provider's answer and the mark (documented)",
            doubles.Count(d => d == DoubleReason.Killed)
        );
        yield return Check.Told(
            "second mails, storage did not take the mark (documented)",
            doubles.Count(d => d == DoubleReason.NotMarked)
        );
        yield return Check.Equal(
            "second mails for any other reason",
            extra - doubles.Count(d => d != DoubleReason.Unexplained),
            0
        );
        yield return Check.Equal(
            "mails to people who have no application",
            snapshot.Mails.Count(m => _committed.TrueForAll(s => OwnerOf(s).Applicant.Email != m.Key)),
            0
        );
    }

    private IEnumerable<Check> Equality()
    {
        var expected = _committed
            .SelectMany(s => OwnerOf(s).Applicant.EqualityOptions)
            .Order(StringComparer.Ordinal)
            .ToList();
        yield return Check.Equal(
            "equality answers",
            snapshot.EqualityOptions.Count,
            expected.Count
        );
        yield return Check.Equal(
            "kinds of equality answers whose number is not what was chosen",
            expected
                .Concat(snapshot.EqualityOptions)
                .Distinct(StringComparer.Ordinal)
                .Count(option =>
                    expected.Count(o => o == option)
                    != snapshot.EqualityOptions.Count(o => o == option)
                ),
            0
        );
        yield return Check.Equal(
            "equality answers that still stand beside their application",
            _committed.Sum(s => s.HeldEqualityAnswers),
            0
        );
    }

    private IEnumerable<Check> Privacy()
    {
        yield return Check.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"personal data in {system.Canaries.Lines:n0} lines of log and {system.Canaries.Messages:n0} messages"
            ),
            system.Canaries.Finds.Count,
            0
        );
    }

    private IEnumerable<Check> Work()
    {
        var done = _committed.Where(s => s.IsDone).Select(s => s.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var known = _committed.Select(s => s.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        yield return Check.Equal(
            "outbox entries that owe work",
            snapshot.Outbox.Count(id => known.Contains(id) && !done.Contains(id)),
            0
        );
        yield return Check.Told(
            "outbox entries that owe nothing and go at their next look",
            snapshot.Outbox.Count(done.Contains)
        );
        yield return Check.Told(
            "outbox entries of submissions that were given up",
            snapshot.Outbox.Count(id => !known.Contains(id))
        );
        yield return Check.Equal(
            "messages in poison queues",
            snapshot.Messages.Where(IsPoison).Sum(m => m.Value),
            0
        );
        yield return Check.Told(
            "messages that killed lives had taken and that come back",
            snapshot.Messages.Where(m => !IsPoison(m)).Sum(m => m.Value)
        );
        yield return Check.Equal(
            "lives of the app that ended without being killed",
            system.App.Lives.Count(l => l.EndedByItself),
            0
        );
        yield return RecoveryOf(CallKind.MailHandOver, "mails", MailWithin);
        yield return RecoveryOf(CallKind.TextRow, "texts", most: null);
    }

    private Check RecoveryOf(CallKind last, string what, TimeSpan? most)
    {
        var waits = _committed
            .Select(s => Recovery.Of(system.Traffic.Of(s.Id), last, system.App.Lives))
            .OfType<Recovery>()
            .ToList();
        var times = waits.Select(w => w.SinceRestart.TotalSeconds).Order().ToList();
        var first = waits.Select(w => w.SinceFirstRestart.TotalSeconds).DefaultIfEmpty().Max();
        var median = times.Count == 0 ? 0 : times[times.Count / 2];
        var longest = times.LastOrDefault();
        return new Check(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seconds from the restart to {times.Count:n0} {what} that a kill had left: median, longest (longest since the first of several restarts)"
            ),
            string.Create(CultureInfo.InvariantCulture, $"{median:f1}, {longest:f1} ({first:f1})"),
            most is { } limit
                ? string.Create(CultureInfo.InvariantCulture, $"≤ {limit.TotalSeconds:f0}")
                : null,
            most is null || longest <= most.Value.TotalSeconds
        );
    }

    private Submission OwnerOf(StoredApplication stored) =>
        _byEmail[stored.Application!.GetString("Email")];

    private IEnumerable<DoubleReason> DoublesOf(StoredApplication stored) =>
        Doubles.Of(system.Traffic.Of(stored.Id));

    private bool HasFile(StoredApplication stored, (string Field, byte[] Content) file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        return stored.Files.Count(r =>
                r.GetString("Field") == file.Field
                && string.Equals(r.GetString("Sha256"), digest, StringComparison.OrdinalIgnoreCase)
            ) == 1
            && snapshot.Files.TryGetValue($"{stored.Id}/{file.Field}", out var found)
            && found == digest;
    }

    private int TextsOf(StoredApplication stored) =>
        stored.Texts.Count(r =>
            r.GetString("Outcome") == "Extracted"
            && snapshot.Texts.ContainsKey($"{stored.Id}/{r.GetString("Field")}.txt")
        );

    private bool IsRightText(StoredApplication stored) =>
        snapshot.Texts.TryGetValue($"{stored.Id}/cover_letter.txt", out var text)
        && text.Contains(OwnerOf(stored).Applicant.Token, StringComparison.Ordinal);

    private static bool IsPoison(KeyValuePair<string, int> queue) =>
        queue.Key.EndsWith("-poison", StringComparison.Ordinal);
}
