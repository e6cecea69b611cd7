using System.Diagnostics;
using ApplyFunctions.Functions.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ApplyFunctions.Functions.Tracing;

/// <summary>
/// Traces requests and timers. Of a request a span has the function, the method and the status; no address, since that can hold
/// anything, and nothing of the client. Messages and files have traces to go on, which their functions read from them.
/// </summary>
public sealed class TracingMiddleware : IFunctionsWorkerMiddleware
{
    private static readonly string Timers = $"{typeof(DispatchOutboxFunction).Namespace}.";

    // Probes and preflights come all the time, and say nothing.
    private static readonly string[] Untraced = ["Health", "HealthLive", "Preflight"];

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition;
        if (context.GetHttpContext() is { } http)
        {
            return Untraced.Contains(function.Name, StringComparer.Ordinal)
                ? next(context)
                : RequestAsync(http, context, next);
        }

        return function.EntryPoint.StartsWith(Timers, StringComparison.Ordinal)
            ? context.TraceAsync(() => next(context))
            : next(context);
    }

    private static async Task RequestAsync(
        HttpContext http,
        FunctionContext context,
        FunctionExecutionDelegate next
    )
    {
        if (context.StartSpan() is { } span)
        {
            // What a function returns is written when all middleware has ended.
            http.Response.OnCompleted(() =>
            {
                End(span, http);
                return Task.CompletedTask;
            });
        }

        await next(context);
    }

    private static void End(Activity span, HttpContext http)
    {
        var status = http.Response.StatusCode;
        span.SetTag("http.request.method", http.Request.Method);
        span.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }
}
