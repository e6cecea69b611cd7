using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApplyFunctions.Testing;

/// <summary>Records each call that the storage clients make.</summary>
/// <param name="latency">
/// How much longer each call takes, so that calls which do not wait for one another overlap on a busy machine, too.
/// </param>
public sealed class TripCounter(TimeSpan latency = default) : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<StorageCall> _calls = new();
    private long _start = Stopwatch.GetTimestamp();

    public IReadOnlyList<StorageCall> Calls => [.. _calls.OrderBy(call => call.Began)];

    /// <summary>
    /// How many trips had to wait for one another: the longest chain of calls of which none overlaps another.
    /// </summary>
    public int SequentialTrips
    {
        get
        {
            var trips = 0;
            var free = TimeSpan.MinValue;
            foreach (var call in _calls.OrderBy(c => c.Ended))
            {
                if (call.Began >= free)
                {
                    trips++;
                    free = call.Ended;
                }
            }

            return trips;
        }
    }

    public void Reset()
    {
        _calls.Clear();
        _start = Stopwatch.GetTimestamp();
    }

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("The product calls storage asynchronously only.");

    public override async ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        var began = Stopwatch.GetElapsedTime(_start);
        await ProcessNextAsync(message, pipeline);
        await Task.Delay(latency, message.CancellationToken);
        long bytes = 0;
        _ = message.Request.Content?.TryComputeLength(out bytes);
        _calls.Enqueue(
            new StorageCall(
                message.Request.Method.ToString(),
                message.Request.Uri.ToUri(),
                message.HasResponse ? message.Response.Status : null,
                bytes,
                began,
                Stopwatch.GetElapsedTime(_start)
            )
        );
    }
}

/// <param name="Status">Null if there was no answer.</param>
/// <param name="Bytes">Of the request's body.</param>
/// <param name="Began">Since the counter was made or reset.</param>
/// <param name="Ended">Since then, too.</param>
public sealed record StorageCall(
    string Method,
    Uri Address,
    int? Status,
    long Bytes,
    TimeSpan Began,
    TimeSpan Ended
);
