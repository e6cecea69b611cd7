using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Hosting.Http;

/// <summary>
/// Where ConfigureFunctionsWebApplication stands in the pipeline: what comes after sees the
/// HttpContext, and results are executed on the way back.
/// </summary>
internal static class HttpResults
{
    public static FunctionExecutionDelegate Middleware(FunctionExecutionDelegate next) =>
        async functionContext =>
        {
            var context = (InvocationContext)functionContext;
            if (context.TriggerValue is not HttpContext http)
            {
                await next(context);
                return;
            }
            context.Items[FunctionContextExtensions.HttpContextKey] = http;
            await next(context);
            if (context.CancellationToken.IsCancellationRequested)
            {
                return;
            }
            switch (context.Result)
            {
                case IActionResult result:
                    await result.ExecuteResultAsync(
                        new ActionContext(http, http.GetRouteData(), new ActionDescriptor())
                    );
                    break;
                case IResult result:
                    await result.ExecuteAsync(http);
                    break;
            }
        };
}
