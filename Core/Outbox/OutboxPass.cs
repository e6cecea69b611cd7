using System.Diagnostics;

namespace ApplyFunctions.Core.Outbox;

/// <summary>What one pass of the dispatcher finds, and how it goes on with the traces of the requests that left work.</summary>
internal sealed class OutboxPass(DateTimeOffset now)
{
    private readonly Lock _lock = new();

    /// <summary>How many entries were due.</summary>
    public int Due { get; private set; }

    /// <summary>How long the longest-waiting work has been owed that ought to be done at once.</summary>
    public TimeSpan Age { get; private set; }

    /// <param name="owed">Null where there is no such application.</param>
    public void See(OutboxEntry entry, OwedWork? owed)
    {
        var isLate = owed is { IsUrgent: true };
        lock (_lock)
        {
            Due++;
            Age = isLate && now - entry.AnnouncedAt > Age ? now - entry.AnnouncedAt : Age;
        }
    }

    /// <summary>Sends messages that belong to the trace of the request that left the work.</summary>
    /// <param name="send">Says how many it sent.</param>
    public static async Task<int> ResumeAsync(OutboxEntry entry, Func<Task<int>> send)
    {
        if (entry.TraceParent is not { } parent)
        {
            return await send();
        }

        using var span = Telemetry.Continue(
            "resume owed work",
            ActivityKind.Internal,
            parent,
            Telemetry.TraceParent
        );
        var sent = await send();
        span?.SetTag(TelemetryTags.Application, entry.Id.ToString());
        span?.SetTag(TelemetryTags.Count, sent);
        if (sent == 0 && span is not null)
        {
            // A look after which nothing had to be sent is no news.
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        return sent;
    }
}
