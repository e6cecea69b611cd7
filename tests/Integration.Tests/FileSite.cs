using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// A site on this machine at which candidates keep files, and receivers of webhooks are: over http, over https with a certificate that the app trusts, and
/// over https with one that it does not.
/// </summary>
public sealed class FileSite : IAsyncDisposable
{
    private const string Host = "localhost";
    private const string IssuerPath = "/issuer";

    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _files = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, int> _visits = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applyfunctions-ca-");
    private readonly TestAuthority _trusted = new("Trusted by the tests");
    private readonly TestAuthority _unknown = new("Unknown to the app");
    private readonly WebApplication _app;
    private Uri[] _addresses = [];

    private FileSite()
    {
        File.WriteAllText(BundlePath, _trusted.Pem);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, 0);
                kestrel.Listen(IPAddress.Loopback, 0, listen => UseHttps(listen, _trusted));
                kestrel.Listen(IPAddress.Loopback, 0, listen => UseHttps(listen, _unknown));
            });
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>The settings with which the app fetches from here, and posts to here.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Links__AllowedHosts"] =
                $"{Secure.Authority},{Untrusted.Authority},{OtherName.Authority}",
            ["Links__HttpHosts"] = Plain.Authority,
            ["Links__PrivateHosts"] =
                $"{Plain.Authority},{Secure.Authority},{Untrusted.Authority},{OtherName.Authority}",
            ["Webhooks__AllowedHosts"] = $"*,{Secure.Authority}",
            ["Webhooks__HttpHosts"] = Plain.Authority,
            ["Webhooks__PrivateHosts"] = $"{Plain.Authority},{Secure.Authority}",
            ["Webhooks__Retries"] = "00:00:01,00:00:02",
            ["Webhooks__Timeout"] = "00:00:03",
            // Where .NET on Linux looks for whom to trust, beside the system's own.
            ["SSL_CERT_FILE"] = BundlePath,
        };

    private Uri Plain => _addresses[0];

    private Uri Secure => _addresses[1];

    private Uri Untrusted => _addresses[2];

    private Uri OtherName => new UriBuilder(Secure) { Host = "127.0.0.1" }.Uri;

    private string BundlePath => Path.Combine(_folder.FullName, "trusted.pem");

    public static async Task<FileSite> StartAsync()
    {
        var site = new FileSite();
        await site._app.StartAsync();
        site._addresses =
        [
            .. site
                ._app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Select(a => new UriBuilder(a) { Host = Host }.Uri),
        ];
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _trusted.Dispose();
        _unknown.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Keeps a file, in place of what was there, and returns its link.</summary>
    public string Keep(string path, byte[] content) => Keep(path, () => content);

    /// <summary>Keeps something else for everybody who comes.</summary>
    public string Keep(string path, Func<byte[]> content)
    {
        _files[path] = http =>
            http.Response.Body.WriteAsync(content(), http.RequestAborted).AsTask();
        return At(Plain, path);
    }

    /// <summary>A link to a place that leads on to another.</summary>
    public string Redirect(string path, string location)
    {
        _files[path] = http =>
        {
            http.Response.Redirect(location);
            return Task.CompletedTask;
        };
        return At(Plain, path);
    }

    /// <summary>Has a path be served in a way of its own, and returns its address.</summary>
    public string Serve(string path, Func<HttpContext, Task> serve)
    {
        _files[path] = serve;
        return At(Plain, path);
    }

    public void Remove(string path) => _files.TryRemove(path, out _);

    public string SecureLink(string path) => At(Secure, path);

    public string UntrustedLink(string path) => At(Untrusted, path);

    /// <summary>Where the certificate is trusted, but another host's.</summary>
    public string OtherNameLink(string path) => At(OtherName, path);

    /// <summary>How often somebody came for it, whether or not it was there.</summary>
    public int Visits(string path) => _visits.GetValueOrDefault(path);

    /// <summary>How often somebody came for the certificate of an issuer.</summary>
    public int VisitsForIssuers => Visits(IssuerPath);

    private void UseHttps(ListenOptions listen, TestAuthority authority)
    {
        // Made when it is first needed, since by then the port that it names is known; offline, so that it is not this
        // site that looks for the issuer.
        var certificate = new Lazy<SslStreamCertificateContext>(() =>
            SslStreamCertificateContext.Create(
                authority.Issue(Host, At(Plain, IssuerPath)),
                additionalCertificates: null,
                offline: true
            )
        );
        listen.UseHttps(
            (_, _, _, _) =>
                ValueTask.FromResult(
                    new SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = certificate.Value,
                    }
                ),
            state: null!
        );
    }

    private static string At(Uri address, string path) => new Uri(address, path).AbsoluteUri;

    private Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        _visits.AddOrUpdate(path, 1, (_, count) => count + 1);
        if (_files.TryGetValue(path, out var file))
        {
            return file(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
