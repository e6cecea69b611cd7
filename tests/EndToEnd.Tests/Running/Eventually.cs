using System.Diagnostics;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>Waits for a state, with a bound.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>What <paramref name="find"/> finds, as soon as <paramref name="holds"/> says yes to it.</summary>
    public static async Task<T> GetAsync<T>(
        string what,
        Func<Task<T>> find,
        Predicate<T> holds,
        TimeSpan within,
        CancellationToken cancellationToken
    )
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var found = await find();
            if (holds(found))
            {
                return found;
            }

            if (clock.Elapsed > within)
            {
                throw new TimeoutException(
                    $"Not within {within.TotalSeconds} s: {what}. Last seen: {found}"
                );
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }
}
