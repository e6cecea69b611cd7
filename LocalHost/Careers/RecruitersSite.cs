using System.Text.Json;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>
/// The recruiters' pages as a static host would serve them. <c>config.js</c> is made here, and the page's content policy names the
/// functions and the identity provider, because both move with the ports.
/// </summary>
/// <param name="refresh">Brings the files up to date before a page is loaded.</param>
internal sealed class RecruitersSite(
    string folder,
    Ports ports,
    string board,
    Func<CancellationToken, Task> refresh
)
{
    private static readonly string[] Beginnings = ["/", "/index.html"];

    private string Functions => Ports.Origin(ports.Functions);

    private string SignIn => Ports.Origin(ports.SignIn);

    public void Map(WebApplication app)
    {
        app.Use(AddHeaders);
        app.UseResponseCompression();
        app.MapGet("/config.js", () => Results.Text(Config(), "text/javascript; charset=utf-8"));
        app.Use(new PageRefresh(refresh, Beginnings).InvokeAsync);
        app.Use((context, next) => IsPage(context) ? WritePageAsync(context) : next(context));
        Directory.CreateDirectory(folder);
        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && Beginnings.Contains(context.Request.Path.Value);

    private async Task WritePageAsync(HttpContext context)
    {
        var html = await File.ReadAllTextAsync(
            Path.Combine(folder, "index.html"),
            context.RequestAborted
        );
        var documented = Ports.Documented;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            html.Replace(Ports.Origin(documented.Functions), Functions, StringComparison.Ordinal)
                .Replace(Ports.Origin(documented.SignIn), SignIn, StringComparison.Ordinal),
            context.RequestAborted
        );
    }

    private string Config()
    {
        var settings = JsonSerializer.Serialize(
            new
            {
                apiBase = Functions,
                board,
                authority = SignIn,
                clientId = SignInSite.ClientId,
                scope = "openid profile",
            }
        );
        return $"export const config = {settings};\nexport default config;\n";
    }

    /// <summary>
    /// What deployed pages are to be sent with. No other site may show them in a frame or read them, and nobody whom a link
    /// leads to is told whose application it was on.
    /// </summary>
    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }
}
