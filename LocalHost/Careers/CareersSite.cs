using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>
/// The static careers page as a static host would serve it. Only <c>config.js</c> is made here, because it names the
/// port of the functions.
/// </summary>
/// <param name="folder">Where its files are.</param>
/// <param name="refresh">Brings them up to date before a page is loaded; null where nothing has to be done.</param>
internal sealed class CareersSite(
    string folder,
    string apiBase,
    string board,
    Func<CancellationToken, Task>? refresh = null
)
{
    // All that a browser begins with, here or in another site's page; the rest is named in these.
    private static readonly string[] Beginnings = ["/", "/index.html", "/embed.js"];

    /// <summary>Where <c>index.html</c> has room for a link.</summary>
    public const string LinkPlace =
        "<!-- A host that knows where the functions are puts the link to the form here. -->";

    public static void Register(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<GzipCompressionProviderOptions>(gzip =>
            gzip.Level = CompressionLevel.Optimal
        );
    }

    public void Map(WebApplication app)
    {
        app.Use(AddHeaders);
        app.UseResponseCompression();
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

        app.Use(new PageRefresh(refresh, Beginnings).InvokeAsync);
        app.Use(LinkWithoutScriptAsync);
        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    /// <summary>
    /// Without a script the page can't know where the functions are, so whoever serves it says so: the address of a posting
    /// gets the link to its form.
    /// </summary>
    private async Task LinkWithoutScriptAsync(HttpContext context, RequestDelegate next)
    {
        var page = Path.Combine(folder, "index.html");
        if (
            context.Request.Path != "/"
            || !HttpMethods.IsGet(context.Request.Method)
            || !long.TryParse(
                context.Request.Query["job"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var job
            )
            || !File.Exists(page)
        )
        {
            await next(context);
            return;
        }

        var address = $"{apiBase}/v1/boards/{Uri.EscapeDataString(board)}/jobs/{Text(job)}/apply";
        var link =
            $"<p><a class=\"button\" href=\"{HtmlEncoder.Default.Encode(address)}\">Apply without JavaScript</a></p>";
        var html = await File.ReadAllTextAsync(page, context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            html.Replace(LinkPlace, link, StringComparison.Ordinal),
            context.RequestAborted
        );
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string Config()
    {
        var settings = JsonSerializer.Serialize(new { apiBase, board });
        return $"export const config = {settings};\nexport default config;\n";
    }

    /// <summary>
    /// What a deployed page is sent with. Not all names of files change with their content, so browsers keep them but ask
    /// each time whether they still hold: never do two modules of different ages meet. Its content policy is in the page itself, except for what a page can't say:
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
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }
}
