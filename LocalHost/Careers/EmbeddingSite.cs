using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>
/// A company's own site, at another origin and under a strict policy, which has the careers page in one of its pages. The
/// addresses in the pages are the documented ones; they move with the ports.
/// </summary>
internal sealed class EmbeddingSite(string folder, string careers, string functions)
{
    private const string DocumentedCareers = "http://127.0.0.1:4280";
    private const string DocumentedFunctions = "http://127.0.0.1:7071";

    public void Map(WebApplication app)
    {
        app.Use(AddHeaders);
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.Use(
            (context, next) =>
                PageAt(files, context.Request.Path) is { } page
                    ? WriteAsync(context, page)
                    : next(context)
        );
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    private static IFileInfo? PageAt(PhysicalFileProvider files, PathString path)
    {
        var name = path == "/" ? "/index.html" : path.Value!;
        var file = files.GetFileInfo(name);
        return file.Exists && name.EndsWith(".html", StringComparison.Ordinal) ? file : null;
    }

    private async Task WriteAsync(HttpContext context, IFileInfo page)
    {
        using var reader = new StreamReader(page.CreateReadStream(), Encoding.UTF8);
        var html = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            html.Replace(DocumentedCareers, careers, StringComparison.Ordinal)
                .Replace(DocumentedFunctions, functions, StringComparison.Ordinal),
            context.RequestAborted
        );
    }

    /// <summary>What docs/embedding.md asks of a policy, and not a source more.</summary>
    private Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {careers}; style-src 'self' {careers}; connect-src {functions}; "
            + "worker-src blob:; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        return next(context);
    }
}
