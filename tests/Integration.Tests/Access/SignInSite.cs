using ApplyFunctions.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Integration.Tests.Access;

/// <summary>An identity provider on this machine whose tokens the app takes.</summary>
public sealed class SignInSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private TokenIssuer? _issuer;

    private SignInSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Json(Issuer.Metadata));
        _app.MapGet("/keys", () => Json(Issuer.Keys));
    }

    public TokenIssuer Issuer => _issuer!;

    /// <summary>The settings with which the app takes its tokens.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SignIn__Authority"] = Issuer.Issuer,
            ["SignIn__Audience"] = TokenIssuer.Audience,
        };

    public static async Task<SignInSite> StartAsync()
    {
        var site = new SignInSite();
        await site._app.StartAsync();
        site._issuer = new TokenIssuer(site._app.Urls.Single());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _issuer?.Dispose();
    }

    private static IResult Json(string text) => Results.Text(text, "application/json");
}
