using ApplyFunctions.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The checks of storage.</summary>
internal static class StorageHealth
{
    /// <summary>
    /// Without tables and blobs no application is taken: unhealthy. Without the rest applications are taken, and what is owed to
    /// them waits: degraded.
    /// </summary>
    public static void AddStorageHealth(this IServiceCollection services)
    {
        var checks = services.AddHealthChecks();
        Add(
            "tables",
            HealthStatus.Unhealthy,
            (c, stop) => Table(c, StorageNames.Tables.Applications, stop)
        );
        Add(
            "blobs",
            HealthStatus.Unhealthy,
            (c, stop) => Container(c, StorageNames.Containers.Applications, stop)
        );
        Add(
            "queues",
            HealthStatus.Degraded,
            (c, stop) => c.Queues.GetQueueClient(StorageNames.Queues.Mails).GetPropertiesAsync(stop)
        );
        Add(
            "search",
            HealthStatus.Degraded,
            (c, stop) => Container(c, StorageNames.Containers.Search, stop)
        );
        Add(
            "equality_storage",
            HealthStatus.Degraded,
            (c, stop) => Table(c, StorageNames.Tables.EqualityAnswers, stop),
            StorageNames.EqualityConnection
        );

        void Add(
            string name,
            HealthStatus failure,
            Func<StorageClients, CancellationToken, Task> ask,
            string? account = null
        ) =>
            checks.Add(
                new HealthCheckRegistration(
                    name,
                    services => new StorageHealthCheck(stop =>
                        ask(services.GetRequiredKeyedService<StorageClients>(account), stop)
                    ),
                    failure,
                    tags: null
                )
            );
    }

    /// <summary>A row that is not there: it costs one read, and a table that is missing fails it.</summary>
    private static async Task Table(
        StorageClients clients,
        string name,
        CancellationToken cancellationToken
    ) =>
        await clients
            .Tables.GetTableClient(name)
            .GetEntityIfExistsAsync<TableEntity>(
                "health",
                "health",
                cancellationToken: cancellationToken
            );

    private static async Task Container(
        StorageClients clients,
        string name,
        CancellationToken cancellationToken
    ) =>
        await clients
            .Blobs.GetBlobContainerClient(name)
            .GetPropertiesAsync(conditions: null, cancellationToken);
}
