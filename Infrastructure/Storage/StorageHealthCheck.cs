using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Whether one part of storage answers.</summary>
/// <param name="ask">The cheapest question that only an account which is as it should be answers.</param>
public sealed class StorageHealthCheck(Func<CancellationToken, Task> ask) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await ask(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e)
            when (e.IsOfStorage()
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus,
                "It does not answer as it should.",
                e
            );
        }
    }
}
