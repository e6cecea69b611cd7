using System.Net;
using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Throttling;

/// <param name="Address">The client's; null where nobody knows, then it is not limited.</param>
/// <param name="Board">Null where the posting is not known yet.</param>
public sealed record Submitter(IPAddress? Address, string? Board, long PostingId);

/// <summary>
/// Keeps one client, or all together, from flooding a posting with applications. What cannot be counted is let
/// through: the limits protect from abuse, and must never cost a candidate the application.
/// </summary>
public sealed partial class LimitSubmissions(
    ISubmissionCounters counters,
    IOptions<ApplicationOptions> applications,
    IOptions<ThrottlingOptions> options,
    TimeProvider time,
    ILogger<LimitSubmissions> logger
)
{
    private readonly byte[] _hashKey = Convert.FromBase64String(applications.Value.HashKey);
    private CountingWindow? _window;

    /// <summary>Whether this instance knows already that another application would be one too many: no storage is asked.</summary>
    public Problem? RefusalOf(Submitter who)
    {
        var window = Current();
        return Limits(window, who)
            .Any(l => window.TryFind(l.Name, out var tally) && tally.Sum >= l.Most)
            ? Refuse(window)
            : null;
    }

    /// <summary>
    /// Counts one application; the problem where it is one too many. It takes as long as one call to storage, and is
    /// complete at once where none is needed.
    /// </summary>
    public async Task<Problem?> CountAsync(Submitter who, CancellationToken cancellationToken)
    {
        if (RefusalOf(who) is { } known)
        {
            // One limit must not be used up by what another refuses.
            return known;
        }

        var window = Current();
        var counts = Limits(window, who)
            .Select(l => IsOverAsync(window, l.Name, l.Most, cancellationToken))
            .ToList();
        var isOver = await Task.WhenAll(counts);
        return isOver.Contains(value: true) ? Refuse(window) : null;
    }

    private async Task<bool> IsOverAsync(
        CountingWindow window,
        string name,
        int most,
        CancellationToken cancellationToken
    )
    {
        if (window.FindOrAdd(name) is not { } tally)
        {
            ThrottlingMetrics.CountUncounted("memory");
            LogFull();
            return false;
        }

        var mine = tally.CountMine();
        if (tally.Sum > most)
        {
            return true;
        }

        var others = await counters.ExchangeAsync(window.CounterOf(name), mine, cancellationToken);
        if (others is null)
        {
            ThrottlingMetrics.CountUncounted("storage");
            LogUncounted();
            return false;
        }

        tally.Learn(others.Value);
        return mine + others > most;
    }

    private IEnumerable<(string Name, int Most)> Limits(CountingWindow window, Submitter who)
    {
        var most = options.Value;
        if (most.PerAddress > 0 && who.Address is { } address)
        {
            yield return (window.NameOf(address), most.PerAddress);
        }

        if (most.PerPosting > 0 && who.Board is { } board)
        {
            yield return (window.NameOf(board, who.PostingId), most.PerPosting);
        }
    }

    private CountingWindow Current()
    {
        var length = options.Value.Window;
        var number = CountingWindow.NumberOf(time.GetUtcNow(), length);
        var window = Volatile.Read(ref _window);
        if (window?.Number == number)
        {
            return window;
        }

        // Who comes second takes the window of the first, so that none of its counts is lost.
        var next = new CountingWindow(number, length, _hashKey);
        var found = Interlocked.CompareExchange(ref _window, next, window);
        return found == window ? next : found!;
    }

    private Problem Refuse(CountingWindow window)
    {
        ThrottlingMetrics.CountRefused();
        return ThrottlingProblems.TooMany(window.Ends - time.GetUtcNow());
    }

    [LoggerMessage(
        701,
        LogLevel.Warning,
        "Applications are let through uncounted: storage did not count them in time"
    )]
    private partial void LogUncounted();

    [LoggerMessage(
        702,
        LogLevel.Warning,
        "Applications are let through uncounted: more addresses than are kept in memory"
    )]
    private partial void LogFull();
}
