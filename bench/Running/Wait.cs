namespace ApplyFunctions.Bench.Running;

/// <summary>Waits for a state, with a bound.</summary>
internal static class Wait
{
    private static readonly TimeSpan UsualPoll = TimeSpan.FromMilliseconds(200);

    /// <exception cref="TimeoutException">It did not come within <paramref name="limit"/>.</exception>
    public static async Task UntilAsync(
        Func<Task<bool>> state,
        TimeSpan limit,
        string otherwise,
        CancellationToken cancellationToken,
        TimeSpan? poll = null
    )
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limit);
        try
        {
            while (!await state())
            {
                await Task.Delay(poll ?? UsualPoll, bound.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(otherwise, e);
        }
    }

    /// <summary>Waits until an address answers 200.</summary>
    public static Task UntilOkAsync(
        HttpClient client,
        Uri address,
        Action demandAlive,
        TimeSpan limit,
        CancellationToken cancellationToken
    ) =>
        UntilAsync(
            async () =>
            {
                demandAlive();
                return await IsOkAsync(client, address, cancellationToken);
            },
            limit,
            $"{address} did not answer 200 in time.",
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
