using ApplyFunctions.LocalHost.Running;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>Brings a page's files up to date before a browser begins with one of them.</summary>
/// <param name="refresh">Null where nothing has to be done.</param>
/// <param name="beginnings">All that a browser begins with; the rest is named in these.</param>
internal sealed class PageRefresh(
    Func<CancellationToken, Task>? refresh,
    IReadOnlyList<string> beginnings
)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (
                refresh is not null
                && beginnings.Contains(context.Request.Path.Value, StringComparer.Ordinal)
            )
            {
                await refresh(context.RequestAborted);
            }
        }
        catch (LocalHostException exception)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(
                $"{exception.Message}\n\n{exception.Remedy}",
                context.RequestAborted
            );
            return;
        }

        await next(context);
    }
}
