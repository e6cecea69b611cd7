using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting.Configuration;

/// <summary>The part of host.json that the host acts on, with the real host's defaults.</summary>
internal sealed class HostJson
{
    public string RoutePrefix { get; private init; } = "api";

    public QueueOptions Queues { get; private init; } = new();

    public BlobOptions Blobs { get; private init; } = new();

    public IReadOnlyDictionary<string, LogLevel> LogLevels { get; private init; } =
        new Dictionary<string, LogLevel>(StringComparer.Ordinal);

    public static HostJson Load(string? path)
    {
        if (path is null)
        {
            return new();
        }
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(path).Build();
            if (file["version"] is not "2.0")
            {
                throw new InvalidDataException("\"version\" must be \"2.0\".");
            }
            var extensions = file.GetSection("extensions");
            return new()
            {
                RoutePrefix = extensions["http:routePrefix"]?.Trim('/') ?? "api",
                Queues = (extensions.GetSection("queues").Get<QueueOptions>() ?? new()).Validated(),
                Blobs = (extensions.GetSection("blobs").Get<BlobOptions>() ?? new()).Validated(),
                LogLevels =
                    file.GetSection("logging:logLevel").Get<Dictionary<string, LogLevel>>() ?? [],
            };
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"host.json is not valid: {(e.InnerException ?? e).Message}",
                e
            );
        }
    }
}

/// <summary>extensions.queues: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#host-json</summary>
internal sealed class QueueOptions
{
    public static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    public int BatchSize { get; init; } = 16;

    public int MaxDequeueCount { get; init; } = 5;

    public int? NewBatchThreshold { get; init; }

    public string MessageEncoding { get; init; } = "base64";

    public int Threshold => NewBatchThreshold ?? BatchSize / 2;

    public bool IsBase64 => MessageEncoding.Equals("base64", StringComparison.OrdinalIgnoreCase);

    public QueueOptions Validated() =>
        BatchSize is < 1 or > 32 ? throw Invalid("batchSize must be between 1 and 32")
        : MaxDequeueCount < 1 ? throw Invalid("maxDequeueCount must be at least 1")
        : NewBatchThreshold < 0 ? throw Invalid("newBatchThreshold must not be negative")
        : MaxPollingInterval < MinPollingInterval
            ? throw Invalid("maxPollingInterval must be at least 00:00:00.1")
        : VisibilityTimeout < TimeSpan.Zero
            ? throw Invalid("visibilityTimeout must not be negative")
        : !IsBase64 && !MessageEncoding.Equals("none", StringComparison.OrdinalIgnoreCase)
            ? throw Invalid("messageEncoding must be base64 or none")
        : this;

    private static InvalidDataException Invalid(string what) => new($"extensions.queues: {what}.");
}

/// <summary>extensions.blobs: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob#hostjson-settings</summary>
internal sealed class BlobOptions
{
    public int MaxDegreeOfParallelism { get; init; } = 8 * Environment.ProcessorCount;

    public int PoisonBlobThreshold { get; init; } = 5;

    public BlobOptions Validated() =>
        MaxDegreeOfParallelism < 1 || PoisonBlobThreshold < 1
            ? throw new InvalidDataException("extensions.blobs: limits must be at least 1.")
            : this;
}
