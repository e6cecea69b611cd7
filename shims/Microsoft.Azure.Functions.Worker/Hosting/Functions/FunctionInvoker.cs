using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Hosting.Configuration;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>Runs a function once, in its own scope and within the app's middleware.</summary>
internal sealed class FunctionInvoker(
    FunctionExecutionDelegate pipeline,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    HostSettings settings,
    ILoggerFactory loggers
)
{
    /// <summary>Runs the function and says whether it succeeded; a failure has been logged.</summary>
    public async Task<bool> InvokeAsync(
        FunctionDescriptor function,
        TriggerInput input,
        CancellationToken cancellationToken = default
    )
    {
        using var activity = Activity.Current is null ? new Activity(function.Name).Start() : null;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        await using var scope = scopes.CreateAsyncScope();
        var context = new InvocationContext(
            function,
            input,
            scope.ServiceProvider,
            cancellation.Token
        );
        if (input.Value is HttpContext http)
        {
            http.RequestServices = scope.ServiceProvider;
        }

        var logger = loggers.CreateLogger($"Function.{function.Name}");
        var start = settings.Time.GetTimestamp();
        logger.Executing(function.Name, input.Reason, context.InvocationId);
        try
        {
            await pipeline(context);
            logger.Executed(function.Name, context.InvocationId, Elapsed(start));
            return true;
        }
        catch (Exception e)
        {
            logger.ExecutionFailed(e, function.Name, context.InvocationId, Elapsed(start));
            return false;
        }
    }

    private long Elapsed(long start) => (long)settings.Time.GetElapsedTime(start).TotalMilliseconds;
}
