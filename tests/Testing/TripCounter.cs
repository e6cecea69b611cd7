using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApplyFunctions.Testing;

/// <summary>Records when each call to storage began and ended.</summary>
public sealed class TripCounter : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<Call> _calls = new();

    public IReadOnlyList<Call> Calls => [.. _calls.OrderBy(c => c.Began)];

    /// <summary>How many trips follow one another: calls that overlap are one.</summary>
    public int SequentialTrips
    {
        get
        {
            var trips = 0;
            var end = long.MinValue;
            foreach (var call in Calls)
            {
                trips += call.Began > end ? 1 : 0;
                end = Math.Max(end, call.Ended);
            }

            return trips;
        }
    }

    public void Reset() => _calls.Clear();

    public override void Process(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) => throw new NotSupportedException("The product calls storage asynchronously only.");

    public override async ValueTask ProcessAsync(
        HttpMessage message,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    )
    {
        var began = Stopwatch.GetTimestamp();
        await ProcessNextAsync(message, pipeline);
        _calls.Enqueue(
            new Call(
                $"{message.Request.Method} {message.Request.Uri.Path}",
                message.HasResponse ? message.Response.Status : 0,
                began,
                Stopwatch.GetTimestamp()
            )
        );
    }

    public sealed record Call(string What, int Status, long Began, long Ended);
}
