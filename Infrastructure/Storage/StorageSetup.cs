using ApplyFunctions.Core;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// Makes the containers, tables and queues that are missing when the app starts. A storage account that is down then
/// does not keep the app from starting: health says so, and requests fail until it is back.
/// </summary>
public sealed partial class StorageSetup(
    StorageClients clients,
    [FromKeyedServices(StorageNames.EqualityConnection)] StorageClients equality,
    ILogger<StorageSetup> logger
) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CreateAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (e.IsOfStorage())
            {
                LogNotReady((e as RequestFailedException)?.Status ?? 0);
                await Task.Delay(Wait, stoppingToken);
            }
        }
    }

    // Nearly always all of it is there, and one call to each service says so.
    private Task CreateAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            CreateMissingAsync(
                StorageNames.Containers.All,
                clients.Blobs.GetBlobContainersAsync(cancellationToken: cancellationToken),
                container => container.Name,
                name =>
                    clients
                        .Blobs.GetBlobContainerClient(name)
                        .CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            CreateMissingAsync(
                StorageNames.Queues.All,
                clients.Queues.GetQueuesAsync(cancellationToken: cancellationToken),
                queue => queue.Name,
                name =>
                    clients
                        .Queues.GetQueueClient(name)
                        .CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            // Equality answers are mostly in the account of everything.
            .. StorageNames
                .Tables.All.GroupBy(name =>
                    name == StorageNames.Tables.EqualityAnswers ? equality : clients
                )
                .Select(names =>
                    CreateMissingTablesAsync(names.Key.Tables, names, cancellationToken)
                ),
        ]);

    private static Task CreateMissingTablesAsync(
        TableServiceClient account,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    ) =>
        CreateMissingAsync(
            names,
            account.QueryAsync(cancellationToken: cancellationToken),
            table => table.Name,
            name => account.CreateTableIfNotExistsAsync(name, cancellationToken)
        );

    private static async Task CreateMissingAsync<T>(
        IEnumerable<string> names,
        AsyncPageable<T> found,
        Func<T, string> nameOf,
        Func<string, Task> create
    )
        where T : notnull
    {
        var missing = names.ToHashSet(StringComparer.Ordinal);
        await foreach (var item in found)
        {
            missing.Remove(nameOf(item));
        }

        await Task.WhenAll(missing.Select(create));
    }

    [LoggerMessage(
        502,
        LogLevel.Warning,
        "Storage could not be set up yet (status {Status}); trying again"
    )]
    private partial void LogNotReady(int status);
}
