using System.Net;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Infrastructure.Access;
using ApplyFunctions.Testing;
using ApplyFunctions.Unit.Tests.Bots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Unit.Tests.Access;

/// <summary>What verifies tokens, as the app registers it, with a provider and a clock of its own.</summary>
internal sealed class TokenHarness : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly LogCapture _log = new();

    public TokenHarness(params (string Key, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SignIn:Authority"] = Issuer.Issuer,
            ["SignIn:Audience"] = $"another, {TokenIssuer.Audience}",
        };
        foreach (var (key, value) in settings)
        {
            values[$"SignIn:{key}"] = value;
        }

        var services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
            .AddSingleton<TimeProvider>(Clock)
            .AddAccessTokens(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services
            .AddHttpClient(OpenIdAccessTokens.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new Provider(this));
        _services = services.BuildServiceProvider();
    }

    public TokenIssuer Issuer { get; } = new("https://login.example.com/tenant/v2.0");

    public Clock Clock { get; } = new();

    public IEnumerable<string> Log => _log.Lines;

    public int Visits { get; private set; }

    public bool IsDown { get; init; }

    public IAccessTokens Tokens => _services.GetRequiredService<IAccessTokens>();

    public void Dispose()
    {
        _services.Dispose();
        Issuer.Dispose();
    }

    private sealed class Provider(TokenHarness harness) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            harness.Visits++;
            var isKeys = request.RequestUri!.AbsolutePath.EndsWith(
                "/keys",
                StringComparison.Ordinal
            );
            return Task.FromResult(
                harness.IsDown
                    ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                    : new HttpResponseMessage(HttpStatusCode.OK)
                    {
                        Content = new StringContent(
                            isKeys ? harness.Issuer.Keys : harness.Issuer.Metadata
                        ),
                    }
            );
        }
    }
}
