using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Webhooks;

public static class WebhookServices
{
    // Set on Azure: https://learn.microsoft.com/azure/app-service/reference-app-settings#app-environment
    private const string AzureHostName = "WEBSITE_HOSTNAME";

    /// <summary>Registers <see cref="IWebhookSender"/> and the settings <c>Webhooks__*</c>.</summary>
    public static IServiceCollection AddWebhooks(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services
            .AddOptions<WebhookOptions>()
            .Bind(configuration.GetSection(WebhookOptions.Section))
            .PostConfigure(options =>
            {
                if (
                    string.IsNullOrEmpty(options.Address)
                    && configuration[AzureHostName] is { Length: > 0 } host
                )
                {
                    options.Address = $"https://{host}";
                }
            })
            .ValidateOnStart();
        services
            .AddOptions<WebhookHostOptions>()
            .Bind(configuration.GetSection(WebhookHostOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookHostOptions>, WebhookHostValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<IWebhookSender, HttpWebhookSender>();
        return services;
    }
}

[OptionsValidator]
internal sealed partial class WebhookHostValidator : IValidateOptions<WebhookHostOptions>;
