using System.Diagnostics;
using System.Text.Json;
using ApplyFunctions.Core;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Tracing;

/// <summary>Makes a run of a function a span, named after the function in words: <c>SendMail</c> is <c>send mail</c>.</summary>
public static class TracedRuns
{
    /// <summary>
    /// Runs work that somebody asked for in a message or by a file: as a part of the trace of whoever asked, since each asks for
    /// one thing. The platform's own trace of this run is linked.
    /// </summary>
    /// <param name="traceParent">Null where it is not known, as of messages of former releases: then it belongs to the platform's.</param>
    public static async Task TraceAsync(
        this FunctionContext context,
        string? traceParent,
        Func<Task> work
    )
    {
        var platform = context.TraceContext.TraceParent;
        using var span = traceParent is null
            ? Telemetry.Continue(context.SpanName(), ActivityKind.Consumer, Recorded(platform))
            : Telemetry.Continue(context.SpanName(), ActivityKind.Consumer, traceParent, platform);
        await RunAsync(span, work);
    }

    /// <summary>Runs what nobody asked for but the platform.</summary>
    public static async Task TraceAsync(this FunctionContext context, Func<Task> work)
    {
        using var span = context.StartSpan();
        await RunAsync(span, work);
    }

    /// <summary>
    /// A span below the platform's own, which is the server's. Whether it is recorded is the app's affair: a request that says of
    /// itself that it is not to be is recorded all the same.
    /// </summary>
    public static Activity? StartSpan(this FunctionContext context) =>
        Telemetry.Continue(
            context.SpanName(),
            ActivityKind.Internal,
            Recorded(context.TraceContext.TraceParent)
        );

    /// <summary>What was noted with the file that fired the trigger; null where nothing was.</summary>
    public static string? TraceOfBlob(this FunctionContext context) =>
        context.BindingContext.BindingData.GetValueOrDefault("Metadata") switch
        {
            IDictionary<string, string> metadata => metadata.TryGetValue(
                Telemetry.TraceParentName,
                out var trace
            )
                ? trace
                : null,
            string json => FromJson(json),
            _ => null,
        };

    private static async Task RunAsync(Activity? span, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (Marks(span, e))
        {
            throw;
        }
    }

    /// <summary>Never true: it looks at exceptions on their way. Their messages can hold anything, so the type has to do.</summary>
    private static bool Marks(Activity? span, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", exception.GetType().FullName);
        return false;
    }

    // The worker hands over what its host wrote as JSON.
    private static string? FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(Telemetry.TraceParentName, out var trace)
                && trace.ValueKind == JsonValueKind.String
                ? trace.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Recorded(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var parent)
            ? $"00-{parent.TraceId}-{parent.SpanId}-01"
            : null;

    private static string SpanName(this FunctionContext context) =>
        SpanName(context.FunctionDefinition.Name);

    /// <summary>The words of a name.</summary>
    public static string SpanName(string function) =>
        string.Concat(
            function.Select(
                (c, i) =>
                    char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"
            )
        );
}
