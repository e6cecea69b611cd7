using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core;

/// <summary>
/// Under which name the app publishes its figures and its traces, and how a trace goes on where work does. Nothing in either is
/// about a person: ids, outcomes, counts and times.
/// </summary>
public static class Telemetry
{
    /// <summary>The meter of all metrics, and the source of all spans.</summary>
    public const string MeterName = "ApplyFunctions";

    /// <summary>
    /// Where a trace stands in what is stored between two steps: in a message, in a row of the outbox, in the metadata of a file.
    /// The value is a <c>traceparent</c> (https://www.w3.org/TR/trace-context/#traceparent-header).
    /// </summary>
    public const string TraceParentName = "traceparent";

    /// <summary>Nobody listens where no exporter is set up; then there are no spans, and they cost nothing.</summary>
    public static ActivitySource Source { get; } = new(MeterName);

    /// <summary>What work that begins now is to go on from; null where nothing is traced.</summary>
    public static string? TraceParent => Span?.Id;

    internal static Meter Meter { get; } = new(MeterName);

    /// <summary>The span that this runs in. Libraries put their own between, which nobody exports.</summary>
    internal static Activity? Span
    {
        get
        {
            var span = Activity.Current;
            while (span is not null && span.Source != Source)
            {
                span = span.Parent;
            }

            return span;
        }
    }

    /// <summary>Begins a span that belongs to the trace of whatever had this work done.</summary>
    /// <param name="name">The use case, in words: <c>send mail</c>.</param>
    /// <param name="traceParent">From <see cref="TraceParent"/>; where it is none, a trace begins.</param>
    /// <param name="startedBy">What the platform calls this run, where that is a trace of its own; the span is linked to it.</param>
    /// <returns>Null where nobody listens.</returns>
    public static Activity? Continue(
        string name,
        ActivityKind kind,
        string? traceParent,
        string? startedBy = null
    )
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // Without a parent it would go on from whatever is current, such as a span that the platform began and nobody exports.
        Activity.Current = null;
        _ = ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        return Source.StartActivity(
            name,
            kind,
            parent,
            links: ActivityContext.TryParse(startedBy, null, isRemote: true, out var run)
                ? [new ActivityLink(run)]
                : null
        );
    }

    /// <summary>Says something of the current span, where there is one.</summary>
    /// <param name="value">An id, a word of a short list, or a number.</param>
    internal static void Tag(string name, object? value) => Span?.SetTag(name, value);
}
