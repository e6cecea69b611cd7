using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Running;

/// <summary>Waits for a state, with a bound.</summary>
internal static class Wait
{
    // Rarely, because questions burden what is measured.
    private static readonly TimeSpan UsualPoll = TimeSpan.FromMilliseconds(200);

    /// <exception cref="TimeoutException">It did not come within <paramref name="limit"/>.</exception>
    public static async Task UntilAsync(
        Func<Task<bool>> state,
        TimeSpan limit,
        string what,
        CancellationToken cancellationToken,
        TimeSpan? poll = null
    )
    {
        try
        {
            await Patience.UntilAsync(
                state,
                holds => holds,
                cancellationToken,
                limit,
                poll ?? UsualPoll,
                what
            );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"A question took too long: {what}.", e);
        }
    }

    /// <summary>Waits until an address answers 200.</summary>
    public static Task UntilOkAsync(
        HttpClient client,
        Uri address,
        Action demandRunning,
        TimeSpan limit,
        CancellationToken cancellationToken
    ) =>
        UntilAsync(
            async () =>
            {
                demandRunning();
                return await IsOkAsync(client, address, cancellationToken);
            },
            limit,
            $"{address} answers 200",
            cancellationToken
        );

    public static async Task<bool> IsOkAsync(
        HttpClient client,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
