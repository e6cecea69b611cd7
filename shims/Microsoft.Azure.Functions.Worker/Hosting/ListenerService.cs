using Microsoft.Azure.Functions.Worker.Hosting.Blobs;
using Microsoft.Azure.Functions.Worker.Hosting.Configuration;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Azure.Functions.Worker.Hosting.Queues;
using Microsoft.Azure.Functions.Worker.Hosting.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Runs a listener for every function that is not triggered by HTTP.</summary>
internal sealed class ListenerService : BackgroundService
{
    private readonly IConfiguration _configuration;
    private readonly HostJson _hostJson;
    private readonly FunctionInvoker _invoker;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StorageConnections _connections;
    private readonly SemaphoreSlim _blobConcurrency;
    private readonly IReadOnlyList<IListener> _listeners;

    public ListenerService(
        FunctionCatalog catalog,
        IConfiguration configuration,
        HostSettings settings,
        FunctionInvoker invoker,
        ILogger<ListenerService> logger
    )
    {
        _configuration = configuration;
        _hostJson = settings.HostJson;
        _invoker = invoker;
        _time = settings.Time;
        _logger = logger;
        _connections = new(configuration);
        _blobConcurrency = new(_hostJson.Blobs.MaxDegreeOfParallelism);
        _listeners =
        [
            .. catalog
                .TriggeredBy<QueueTriggerAttribute>()
                .Select(f => ForQueue(f.Function, f.Trigger)),
            .. catalog
                .TriggeredBy<BlobTriggerAttribute>()
                .Select(f => ForBlob(f.Function, f.Trigger)),
            .. catalog
                .TriggeredBy<TimerTriggerAttribute>()
                .Select(f => ForTimer(f.Function, f.Trigger)),
        ];
    }

    public override void Dispose()
    {
        base.Dispose();
        _blobConcurrency.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_listeners.Select(listener => listener.RunAsync(stoppingToken)));

    private QueueListener ForQueue(FunctionDescriptor function, QueueTriggerAttribute trigger) =>
        new(
            function,
            _connections.Queues(trigger.Connection),
            _configuration.ResolveSettings(trigger.QueueName),
            _hostJson.Queues,
            _invoker,
            _time,
            _logger
        );

    private BlobListener ForBlob(FunctionDescriptor function, BlobTriggerAttribute trigger) =>
        new(
            function,
            trigger.Source,
            _connections.Blobs(trigger.Connection),
            BlobPathPattern.Parse(_configuration.ResolveSettings(trigger.BlobPath)),
            new BlobReceipts(_connections.Blobs(null), HostId, function.Name),
            new BlobPoison(_connections.Queues(trigger.Connection), _hostJson.Queues.IsBase64),
            _hostJson.Blobs,
            _blobConcurrency,
            _invoker,
            _time,
            _logger
        );

    private TimerListener ForTimer(FunctionDescriptor function, TimerTriggerAttribute trigger)
    {
        try
        {
            var schedule = TimerSchedule.Parse(_configuration.ResolveSettings(trigger.Schedule));
            return new(function, trigger, schedule, _invoker, _time);
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"Function '{function.Name}': {e.Message}", e);
        }
    }

    private string HostId =>
        _configuration["AzureFunctionsWebHost:hostid"] ?? FunctionsHost.AppName;
}
