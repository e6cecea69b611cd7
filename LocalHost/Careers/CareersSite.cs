using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>
/// The static careers page as a static host would serve it. Only <c>config.js</c> is made here, because it names the
/// port of the functions.
/// </summary>
internal sealed class CareersSite(string folder, string apiBase, string board)
{
    public void Map(WebApplication app)
    {
        app.Use(AddHeaders);
        app.MapGet("/config.js", () => Results.Text(Config(), "text/javascript; charset=utf-8"));
        if (!Directory.Exists(folder))
        {
            app.MapFallback(() =>
                Results.Text(
                    $"There is no careers page: {folder} does not exist.",
                    statusCode: StatusCodes.Status404NotFound
                )
            );
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    private string Config()
    {
        var settings = JsonSerializer.Serialize(new { apiBase, board });
        return $"export const config = {settings};\nexport default config;\n";
    }

    /// <summary>
    /// What a deployed page is sent with. Its content policy is in the page itself, except for what a page can't say:
    /// who may frame it.
    /// </summary>
    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        // So that pages of other sites may embed it: browsers ask for modules of other origins with CORS.
        headers.AccessControlAllowOrigin = "*";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }
}
