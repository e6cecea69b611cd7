using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ApplyFunctions.Testing;

/// <summary>Waits for states, with a bound.</summary>
public static class Patience
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan UsualPoll = TimeSpan.FromMilliseconds(50);

    // Many tests at a time ask one emulator.
    private static readonly TimeSpan StoragePoll = TimeSpan.FromMilliseconds(100);

    /// <summary>What <paramref name="get"/> gets, as soon as <paramref name="holds"/> says yes to it.</summary>
    /// <param name="within">15 s, if it is not given.</param>
    /// <param name="poll">50 ms, if it is not given.</param>
    /// <exception cref="TimeoutException">The bound is over; the message has what was got last.</exception>
    public static async Task<T> UntilAsync<T>(
        Func<Task<T>> get,
        Func<T, bool> holds,
        CancellationToken cancellationToken,
        TimeSpan? within = null,
        TimeSpan? poll = null,
        [CallerArgumentExpression(nameof(holds))] string what = ""
    )
    {
        var limit = within ?? UsualLimit;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var found = await get();
            if (holds(found))
            {
                return found;
            }

            if (watch.Elapsed > limit)
            {
                throw new TimeoutException(
                    FormattableString.Invariant($"Not within {limit.TotalSeconds} s: {what}. ")
                        + $"Last seen: {Describe(found)}"
                );
            }

            await Task.Delay(poll ?? UsualPoll, cancellationToken);
        }
    }

    /// <summary>Asks until there is an answer.</summary>
    /// <exception cref="TimeoutException">The bound is over; the message has what was waited for.</exception>
    public static async Task<T> ForAsync<T>(
        string what,
        Func<Task<T?>> ask,
        CancellationToken cancellationToken,
        double seconds = 30
    )
        where T : class =>
        (
            await UntilAsync(
                ask,
                found => found is not null,
                cancellationToken,
                TimeSpan.FromSeconds(seconds),
                StoragePoll,
                what
            )
        )!;

    private static string Describe(object? value) =>
        value is IEnumerable many and not string
            ? string.Join("; ", many.Cast<object>())
            : $"{value ?? "nothing"}";
}
