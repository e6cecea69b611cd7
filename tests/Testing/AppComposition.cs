using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure;
using ApplyFunctions.Infrastructure.Access;
using ApplyFunctions.Infrastructure.Attachments;
using ApplyFunctions.Infrastructure.Bots;
using ApplyFunctions.Infrastructure.Email;
using ApplyFunctions.Infrastructure.Equality;
using ApplyFunctions.Infrastructure.Http;
using ApplyFunctions.Infrastructure.Malware;
using ApplyFunctions.Infrastructure.Observability;
using ApplyFunctions.Infrastructure.Pages;
using ApplyFunctions.Infrastructure.Phones;
using ApplyFunctions.Infrastructure.Recruiting;
using ApplyFunctions.Infrastructure.Search;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Infrastructure.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApplyFunctions.Testing;

/// <summary>The app's services without its triggers, for tests that put something of their own between them.</summary>
public static class AppComposition
{
    /// <param name="settings">As <see cref="LocalHostProcess.Settings"/> has them.</param>
    /// <param name="change">Adds or replaces services.</param>
    public static ServiceProvider Build(
        IReadOnlyDictionary<string, string> settings,
        Action<IServiceCollection>? change = null
    )
    {
        var configuration = Configuration(settings);
        var services = new ServiceCollection();
        services.AddSingleton(configuration).AddLogging();
        services.AddApp(configuration);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <param name="settings">As <see cref="LocalHostProcess.Settings"/> has them.</param>
    public static IConfiguration Configuration(IReadOnlyDictionary<string, string> settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.ToDictionary(
                    s => s.Key.Replace("__", ":", StringComparison.Ordinal),
                    s => (string?)s.Value,
                    StringComparer.Ordinal
                )
            )
            .Build();

    /// <summary>Makes the tables, queues and containers, as the app's start does, and waits until they are there.</summary>
    public static async Task SetUpStorageAsync(
        this IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var setup = services.GetServices<IHostedService>().OfType<StorageSetup>().Single();
        await setup.StartAsync(cancellationToken);
        await setup.ExecuteTask!;
    }

    /// <summary>What the app's own program registers, but for HTTP.</summary>
    public static IServiceCollection AddApp(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        return services
            .AddUseCaseSettings()
            .AddUseCases()
            .AddTelemetry(configuration)
            .AddSettingsHealth()
            .AddSubmissionReader()
            .AddApplyPages()
            .AddEqualitySheets()
            .AddApplicationSheets()
            .AddPhoneNumbers()
            .AddAttachmentLinks(configuration)
            .AddCaptcha()
            .AddAccessTokens(configuration)
            .AddStorage(configuration)
            .AddSearch()
            .AddMalwareScanning(configuration)
            .AddTextExtraction(configuration)
            .AddEmail(configuration)
            .AddWebhooks(configuration);
    }
}
