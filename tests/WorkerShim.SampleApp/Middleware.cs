using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace WorkerShim.SampleApp;

/// <summary>Added before ConfigureFunctionsWebApplication.</summary>
public sealed class OuterMiddleware(Recorder recorder) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.Items["trace"] = $"outer:{context.GetHttpContext() is not null}";
        await next(context);
        recorder.Add("middleware", context.FunctionDefinition.Name);
    }
}

public sealed class InnerMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.Items["trace"] += $",inner:{context.GetHttpContext() is not null}";
        return next(context);
    }
}

public sealed class ShortCircuitMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && http.Request.Query.ContainsKey("stop"))
        {
            http.Response.StatusCode = StatusCodes.Status418ImATeapot;
            await http.Response.WriteAsync("stopped");
            return;
        }
        await next(context);
    }
}
