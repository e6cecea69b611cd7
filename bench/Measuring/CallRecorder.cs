using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApplyFunctions.Bench.Measuring;

/// <summary>Writes down each call that the storage clients make.</summary>
internal sealed class CallRecorder(TimeProvider time) : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<StorageCall> calls = new();
    private long start;

    public void Restart()
    {
        calls.Clear();
        start = time.GetTimestamp();
    }

    public IReadOnlyList<StorageCall> Calls() => [.. calls.OrderBy(call => call.Start)];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var began = time.GetElapsedTime(start);
        ProcessNext(message, pipeline);
        Add(message, began);
    }

    public override async ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        var began = time.GetElapsedTime(start);
        await ProcessNextAsync(message, pipeline);
        Add(message, began);
    }

    private void Add(HttpMessage message, TimeSpan began)
    {
        long bytes = 0;
        _ = message.Request.Content?.TryComputeLength(out bytes);
        calls.Enqueue(
            new StorageCall(
                message.Request.Method.ToString(),
                Place(message.Request.Uri.ToUri()),
                message.HasResponse
                    ? message.Response.Status.ToString(CultureInfo.InvariantCulture)
                    : "-",
                bytes,
                began,
                time.GetElapsedTime(start)
            )
        );
    }

    /// <summary>The container, table or queue, and no key.</summary>
    private static string Place(Uri address)
    {
        var service = address.Segments[2].Trim('/').Split('(')[0];
        return address.Segments.Length > 3 ? $"{service}/…" : service;
    }
}

/// <param name="Bytes">Of the request's body.</param>
/// <param name="Start">Since the recorder was restarted.</param>
internal sealed record StorageCall(
    string Method,
    string Place,
    string Status,
    long Bytes,
    TimeSpan Start,
    TimeSpan End
)
{
    /// <summary>
    /// The trips that had to wait for one another: the longest chain of calls of which none overlaps another.
    /// </summary>
    public static int Sequential(IEnumerable<StorageCall> calls)
    {
        var trips = 0;
        var free = TimeSpan.MinValue;
        foreach (var call in calls.OrderBy(c => c.End).Where(c => c.Start >= free))
        {
            trips++;
            free = call.End;
        }

        return trips;
    }
}
