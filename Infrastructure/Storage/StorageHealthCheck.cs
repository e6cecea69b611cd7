using ApplyFunctions.Core;
using Azure;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Whether the blobs, tables and queues that an application needs answer.</summary>
public sealed class StorageHealthCheck(StorageClients clients) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var token = patience.Token;
        var applications = StorageNames.Containers.Applications;
        try
        {
            await Task.WhenAll(
                clients.Blobs.GetBlobContainerClient(applications).GetPropertiesAsync(null, token),
                clients.Queues.GetQueueClient(StorageNames.Queues.Mails).GetPropertiesAsync(token),
                clients
                    .Tables.GetTableClient(StorageNames.Tables.Applications)
                    .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>(
                        "health",
                        "health",
                        cancellationToken: token
                    )
            );
            return HealthCheckResult.Healthy();
        }
        catch (Exception e)
            when (e.IsOfStorage()
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return HealthCheckResult.Unhealthy("Storage does not answer as it should.", e);
        }
    }
}
