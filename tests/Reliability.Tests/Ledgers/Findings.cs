using System.Security.Cryptography;
using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Running;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>What is stored, put together with those who sent it.</summary>
internal sealed class Findings(
    IReadOnlyList<Submission> submissions,
    Snapshot snapshot,
    BreakableSystem system
)
{
    private readonly Dictionary<string, Submission> _byEmail = submissions.ToDictionary(
        s => s.Applicant.Email,
        StringComparer.Ordinal
    );

    public IReadOnlyList<Submission> Submissions => submissions;

    public Snapshot Snapshot => snapshot;

    public BreakableSystem System => system;

    /// <summary>The applications that there are.</summary>
    public IReadOnlyList<StoredApplication> Committed { get; } = [.. snapshot.Committed];

    public Submission OwnerOf(StoredApplication stored) =>
        _byEmail[stored.Application!.GetString("Email")];

    public IEnumerable<DoubleReason> DoublesOf(StoredApplication stored) =>
        Doubles.Of(
            system.Traffic.Of(stored.Id),
            snapshot.Mails[OwnerOf(stored).Applicant.Email].Count()
        );

    public bool HasFile(StoredApplication stored, (string Field, byte[] Content) file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        return stored.Files.Count(r =>
                r.GetString("Field") == file.Field
                && string.Equals(r.GetString("Sha256"), digest, StringComparison.OrdinalIgnoreCase)
            ) == 1
            && snapshot.Files.TryGetValue($"{stored.Id}/{file.Field}", out var found)
            && found == digest;
    }

    public int TextsOf(StoredApplication stored) =>
        stored.Texts.Count(r =>
            r.GetString("Outcome") == "Extracted"
            && snapshot.Texts.ContainsKey($"{stored.Id}/{r.GetString("Field")}.txt")
        );

    public bool IsRightText(StoredApplication stored) =>
        snapshot.Texts.TryGetValue($"{stored.Id}/cover_letter.txt", out var text)
        && text.Contains(OwnerOf(stored).Applicant.Token, StringComparison.Ordinal);
}
