using System.Diagnostics;

namespace WorkerShim.Tests;

/// <summary>Waits for a state, with a bound.</summary>
internal static class Eventually
{
    public static async Task<T> GetAsync<T>(Func<Task<T>> get, Func<T, bool> isReached)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await get();
            if (isReached(value))
            {
                return value;
            }
            if (watch.Elapsed > TimeSpan.FromSeconds(15))
            {
                throw new TimeoutException($"The state was not reached; it is: {Describe(value)}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static string Describe(object? value) =>
        value is System.Collections.IEnumerable many and not string
            ? string.Join("; ", many.Cast<object>())
            : $"{value}";
}
