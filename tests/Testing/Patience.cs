using System.Diagnostics;

namespace ApplyFunctions.Testing;

/// <summary>Waits for states, with a bound.</summary>
public static class Patience
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until there is an answer; after the bound, the test fails with what was waited for.</summary>
    public static async Task<T> ForAsync<T>(
        string what,
        Func<Task<T?>> ask,
        CancellationToken cancellationToken,
        double seconds = 30
    )
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            if (await ask() is { } found)
            {
                return found;
            }

            await Task.Delay(Between, cancellationToken);
        }

        throw new TimeoutException(
            FormattableString.Invariant($"Waited {seconds} s in vain for {what}.")
        );
    }
}
