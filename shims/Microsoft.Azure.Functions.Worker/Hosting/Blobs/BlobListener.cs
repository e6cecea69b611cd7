using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker.Hosting.Configuration;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting.Blobs;

/// <summary>
/// Lists a container every second and runs the function for each new version of a blob. It stands
/// in for Event Grid too, whose events cannot reach a local machine: then, as there, nothing but
/// the container is filtered, and names that do not match the path leave its tokens unbound.
/// </summary>
internal sealed class BlobListener(
    FunctionDescriptor function,
    BlobTriggerSource source,
    BlobServiceClient service,
    BlobPathPattern path,
    BlobReceipts receipts,
    BlobPoison poison,
    BlobOptions options,
    SemaphoreSlim concurrency,
    FunctionInvoker invoker,
    TimeProvider time,
    ILogger logger
) : IListener
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(
        path.Container
    );
    private readonly List<Task> _running = [];
    private Dictionary<string, Version> _known = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await ScanAsync(stopping);
                await Task.Delay(Interval, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        await Task.WhenAll(_running);
    }

    private async Task ScanAsync(CancellationToken stopping)
    {
        _running.RemoveAll(task => task.IsCompleted);
        // Kept only if the listing is complete, so that deleted blobs are forgotten.
        var listed = new Dictionary<string, Version>(StringComparer.Ordinal);
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(cancellationToken: stopping))
            {
                listed[blob.Name] = await LookAtAsync(blob, stopping);
            }
            _known = listed;
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            _known = listed;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.PollingFailed(function.Name, Log.Reason(e));
        }
    }

    private async Task<Version> LookAtAsync(BlobItem blob, CancellationToken stopping)
    {
        var etag = blob.Properties.ETag.ToString()!.Trim('"');
        if (!_known.TryGetValue(blob.Name, out var version) || version.ETag != etag)
        {
            var isOurs = source is BlobTriggerSource.EventGrid || path.Match(blob.Name) is not null;
            var isDue =
                isOurs && !await receipts.ExistAsync(path.Container, blob.Name, etag, stopping);
            _known[blob.Name] = version = new(etag) { IsDue = isDue };
        }
        if (version.IsDue)
        {
            await concurrency.WaitAsync(stopping);
            version.IsDue = false;
            _running.Add(Task.Run(() => ProcessAsync(blob.Name, version), default));
        }
        return version;
    }

    private async Task ProcessAsync(string name, Version version)
    {
        try
        {
            await ProcessCoreAsync(name, version);
        }
        catch (Exception e)
        {
            logger.PollingFailed(function.Name, Log.Reason(e));
            version.IsDue = true;
        }
        finally
        {
            concurrency.Release();
        }
    }

    private async Task ProcessCoreAsync(string name, Version version)
    {
        var blob = _container.GetBlobClient(name);
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync();
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return;
        }
        var input = new TriggerInput("New blob detected.", blob, BindingData(blob, properties));
        if (!await invoker.InvokeAsync(function, input))
        {
            if (++version.Failures < options.PoisonBlobThreshold)
            {
                version.IsDue = true;
                return;
            }
            logger.BlobPoisoned(function.Name, version.Failures);
            await poison.SendAsync(function.Id, path.Container, name, properties);
        }
        await receipts.WriteAsync(path.Container, name, version.ETag);
    }

    private Dictionary<string, object?> BindingData(BlobClient blob, BlobProperties properties)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{blob.BlobContainerName}/{blob.Name}",
            ["Uri"] = blob.Uri,
            ["Metadata"] = properties.Metadata,
        };
        foreach (var (token, value) in path.Match(blob.Name) ?? [])
        {
            data[token] = value;
        }
        return data;
    }

    private sealed class Version(string etag)
    {
        private volatile bool _isDue;

        public string ETag => etag;

        public int Failures { get; set; }

        public bool IsDue
        {
            get => _isDue;
            set => _isDue = value;
        }
    }
}
