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

    private Task CreateAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            Container(StorageNames.Containers.Boards),
            Container(StorageNames.Containers.Applications),
            Container(StorageNames.Containers.Texts),
            Container(StorageNames.Containers.Search),
            .. StorageNames.Tables.All.Select(Table),
            .. StorageNames.Queues.All.Select(Queue),
        ]);

    private Task Container(string name) =>
        clients.Blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync();

    private Task Table(string name) =>
        (
            name == StorageNames.Tables.EqualityAnswers ? equality : clients
        ).Tables.CreateTableIfNotExistsAsync(name);

    private Task Queue(string name) => clients.Queues.GetQueueClient(name).CreateIfNotExistsAsync();

    [LoggerMessage(
        502,
        LogLevel.Warning,
        "Storage could not be set up yet (status {Status}); trying again"
    )]
    private partial void LogNotReady(int status);
}
