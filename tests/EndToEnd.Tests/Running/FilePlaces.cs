using System.Globalization;
using System.Net;
using System.Text.Json;
using ApplyFunctions.EndToEnd.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>
/// Stands in for Dropbox and Google Drive, at an origin of its own: their scripts with the documented interface, the windows
/// that these open, and the files behind them.
/// </summary>
internal sealed class FilePlaces : IAsyncDisposable
{
    private const string Token = "Bearer stand-in-token";

    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["/dropins.js"] = "text/javascript",
        ["/gsi.js"] = "text/javascript",
        ["/api.js"] = "text/javascript",
        ["/chooser"] = "text/html",
        ["/consent"] = "text/html",
        ["/picker"] = "text/html",
    };

    private readonly WebApplication _app;

    private FilePlaces()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The settings with which the functions fetch files from here, as they do from Dropbox.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Links__HttpHosts"] = Address.Authority,
            ["Links__PrivateHosts"] = Address.Authority,
        };

    /// <summary>What a careers page has in its configuration where it offers both.</summary>
    public string Configuration =>
        JsonSerializer.Serialize(
            new
            {
                dropboxAppKey = "dropbox-key",
                googleApiKey = "google-key",
                googleClientId = "client.apps.example.com",
                googleAppId = "1234567890",
                pickerScripts = new
                {
                    dropbox = new Uri(Address, "dropins.js"),
                    googleIdentity = new Uri(Address, "gsi.js"),
                    googleApi = new Uri(Address, "api.js"),
                    googleFiles = new Uri(Address, "drive/v3/files"),
                },
            }
        );

    public static async Task<FilePlaces> StartAsync()
    {
        var places = new FilePlaces();
        await places._app.StartAsync();
        var addresses = places._app.Services.GetRequiredService<IServer>().Features;
        places.Address = new Uri(addresses.Get<IServerAddressesFeature>()!.Addresses.Single());
        return places;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        return Pages.TryGetValue(path, out var type) ? ServePageAsync(http, path, type)
            : path.StartsWith("/drive/v3/files/", StringComparison.Ordinal)
                ? ServeDriveAsync(http, path)
            : path == "/shared/cv.pdf" ? http.Response.Body.WriteAsync(Files.Cv.Buffer).AsTask()
            : RefuseAsync(http, StatusCodes.Status404NotFound);
    }

    private static Task ServePageAsync(HttpContext http, string path, string type)
    {
        var name = type == "text/html" ? $"{path[1..]}.html" : path[1..];
        http.Response.ContentType = $"{type}; charset=utf-8";
        return http.Response.SendFileAsync(
            Path.Combine(AppContext.BaseDirectory, "StandIns", name)
        );
    }

    /// <summary>Drive's own addresses: https://developers.google.com/workspace/drive/api/reference/rest/v3/files</summary>
    private static Task ServeDriveAsync(HttpContext http, string path)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlAllowHeaders = "Authorization";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        if (http.Request.Headers.Authorization != Token)
        {
            return RefuseAsync(http, StatusCodes.Status401Unauthorized);
        }

        var asked = path["/drive/v3/files/".Length..] + http.Request.QueryString;
        byte[]? content = asked switch
        {
            "cv?alt=media" => Files.Cv.Buffer,
            "letter/export?mimeType=application%2Fpdf" => Files.Cv.Buffer,
            "program?alt=media" => Files.Program.Buffer,
            _ => null,
        };
        if (content is null)
        {
            return RefuseAsync(http, StatusCodes.Status404NotFound);
        }

        http.Response.Headers.ContentLength = content.Length;
        return http.Response.Body.WriteAsync(content).AsTask();
    }

    private static Task RefuseAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(status.ToString(CultureInfo.InvariantCulture));
    }
}
