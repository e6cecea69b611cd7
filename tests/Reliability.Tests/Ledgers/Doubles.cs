using ApplyFunctions.Reliability.Tests.Network;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Why a mail went out again.</summary>
internal enum DoubleReason
{
    /// <summary>The app was killed between the provider's answer and the mark: the documented window.</summary>
    Killed,

    /// <summary>Storage did not take the mark: the documented window, too.</summary>
    NotMarked,

    /// <summary>There is no excuse for it.</summary>
    Unexplained,
}

/// <summary>Attributes mails that went out twice, by what went over the lines.</summary>
internal static class Doubles
{
    /// <summary>One reason for each mail after the first.</summary>
    public static IEnumerable<DoubleReason> Of(IReadOnlyList<Sighting> sightings)
    {
        var seen = sightings.OrderBy(s => s.At).ToList();
        var taken = seen.Where(s => s is { Call.Kind: CallKind.MailHandOver, IsDone: true })
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
            : DoubleReason.NotMarked;
        }
    }
}
