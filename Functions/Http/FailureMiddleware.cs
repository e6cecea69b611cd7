using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// A request that fails by no fault of its own gets an answer that says so and that it may be repeated, instead of the
/// host's empty 500. Failures of the other triggers pass, since the host repeats those, and are counted by an event of their own:
/// what failed, and how, stands in the worker's own report of it.
/// </summary>
public sealed partial class FailureMiddleware(
    ShowApplyPage pages,
    ILogger<FailureMiddleware> logger
) : IFunctionsWorkerMiddleware
{
    private static readonly Problem NotRead = new(
        503,
        "temporarily-unavailable",
        "Something on our side did not work. Please try again in a minute.",
        "Temporarily unavailable"
    );

    private static readonly Problem NotSaved = new(
        503,
        "temporarily-unavailable",
        "Something on our side did not work. Please send it again in a minute: if it was saved all the same, it counts once.",
        "Temporarily unavailable"
    );

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        try
        {
            await next(context);
        }
        catch (Exception e) when (http is { Response.HasStarted: false })
        {
            if (http.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            LogFailed(e, context.FunctionDefinition.Name);
            http.Response.Headers.RetryAfter = "60";
            var problem = HttpMethods.IsPost(http.Request.Method) ? NotSaved : NotRead;
            await (await AnswerAsync(http, problem)).ExecuteAsync(http);
        }
        catch (Exception e)
            when (http is null && !context.CancellationToken.IsCancellationRequested)
        {
            LogRepeats(context.FunctionDefinition.Name, e.GetType().Name);
            throw;
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext http, Problem problem) =>
        http.Request.WantsPage()
            ? new PageResult(
                await pages.TroubleAsync(
                    problem,
                    http.Request.Headers.AcceptLanguage.ToString(),
                    http.RequestAborted
                )
            )
            : new ProblemResult(problem);

    [LoggerMessage(101, LogLevel.Error, "{Function} failed")]
    private partial void LogFailed(Exception exception, string function);

    [LoggerMessage(102, LogLevel.Warning, "{Function} failed with {Exception}, and is tried again")]
    private partial void LogRepeats(string function, string exception);
}
