using ApplyFunctions.Reliability.Tests.Network;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Why a mail went out again.</summary>
internal enum DoubleReason
{
    /// <summary>The app was killed between the provider's answer and the mark: the documented window.</summary>
    Killed,

    /// <summary>Storage did not take the mark: the documented window, too.</summary>
    NotMarked,

    /// <summary>The app did not wait for the provider's answer any longer.</summary>
    Unheard,

    /// <summary>There is no excuse for it.</summary>
    Unexplained,
}

/// <summary>Attributes mails that went out twice, by what went over the lines.</summary>
internal static class Doubles
{
    /// <summary>One reason for each mail after the first.</summary>
    /// <param name="sightings">What went over the lines for one application.</param>
    /// <param name="mails">How many mails there are.</param>
    public static IEnumerable<DoubleReason> Of(IReadOnlyList<Sighting> sightings, int mails)
    {
        // Where nobody knows whether a mail was taken, there may be fewer mails than reasons for them.
        var reasons = Reasons(sightings).Order().Take(Math.Max(mails - 1, 0)).ToList();
        return reasons.Concat(
            Enumerable.Repeat(DoubleReason.Unexplained, Math.Max(mails - 1 - reasons.Count, 0))
        );
    }

    private static IEnumerable<DoubleReason> Reasons(IReadOnlyList<Sighting> sightings)
    {
        var seen = sightings.OrderBy(s => s.At).ToList();
        var taken = seen.Where(s => s is { Call.Kind: CallKind.MailHandOver, MayBeDone: true })
            .ToList();
        foreach (var (first, second) in taken.Zip(taken.Skip(1)))
        {
            var isMarked = seen.Exists(s =>
                s is { Call.Kind: CallKind.MailMark, IsDone: true }
                && s.At >= first.At
                && s.At <= second.At
            );
            yield return isMarked ? DoubleReason.Unexplained
            : second.Call.Life > first.Call.Life ? DoubleReason.Killed
            : first.IsDone ? DoubleReason.NotMarked
            : DoubleReason.Unheard;
        }
    }
}
