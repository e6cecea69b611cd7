using ApplyFunctions.Core;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure;
using ApplyFunctions.Infrastructure.Bots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Bots;

/// <summary>The services of a hosted provider, and what it answers when all is well.</summary>
internal static class HostedCaptchaLab
{
    public const string Good =
        """{"success":true,"challenge_ts":"2026-11-26T12:00:00Z","hostname":"careers.example.com","action":"apply","score":0.9,"error-codes":[]}""";

    public const string GoodAssessment =
        """{"name":"projects/1/assessments/2","event":{"token":"t"},"tokenProperties":{"valid":true,"hostname":"careers.example.com","action":"apply","createTime":"2026-11-26T12:00:00Z"},"riskAnalysis":{"score":0.9,"reasons":[]}}""";

    public static readonly CaptchaScope Scope = new("example", 5172511002, 0);

    public static Task<CaptchaResult> VerifyAsync(IServiceProvider services, string token) =>
        services
            .GetRequiredService<ICaptcha>()
            .VerifyAsync(token, Scope, TestContext.Current.CancellationToken);

    public static ServiceProvider Services(
        string provider,
        string address,
        string hostnames = "careers.example.com",
        string timeout = "00:00:10"
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Bots:Provider"] = provider,
                    ["Bots:SiteKey"] = "the-site",
                    ["Bots:Secret"] = "the-secret",
                    ["Bots:ProjectId"] = "my-project",
                    ["Bots:Hostnames"] = hostnames,
                    ["Bots:VerifyUrl"] = address,
                    ["Bots:Timeout"] = timeout,
                    ["Cors:AllowedOrigins"] =
                        "https://careers.example.com, https://www.example.com",
                }
            )
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddUseCaseSettings()
            .AddUseCases()
            .AddCaptcha()
            .BuildServiceProvider();
    }
}
