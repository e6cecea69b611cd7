using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Email;

public static class EmailServices
{
    /// <summary>Registers the sender, the templates, and the webhook, and the settings under <c>SendGrid</c>.</summary>
    /// <remarks>
    /// The settings are validated when a mail is sent, not when the app starts: a mistake in them must delay
    /// the mails, not turn applications away.
    /// </remarks>
    public static IServiceCollection AddEmail(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services
            .AddOptions<SendGridOptions>()
            .Bind(configuration.GetSection(SendGridOptions.Section));
        services.AddSingleton<IValidateOptions<SendGridOptions>, SendGridOptionsValidator>();
        services
            .AddOptions<SendGridWebhookOptions>()
            .Bind(configuration.GetSection(SendGridWebhookOptions.Section));
        services.AddSingleton<
            IValidateOptions<SendGridWebhookOptions>,
            SendGridWebhookOptionsValidator
        >();
        services.AddSingleton<IDeliveryReports, SendGridWebhook>();
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddHttpClient(SendGridMailSender.ClientName)
            // The sender bounds the time of a whole attempt.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(ProviderConnections.Create);
        services.AddSingleton<IMailSender, SendGridMailSender>();
        services.AddSingleton<IMailTemplates>(_ => new FluidMailTemplates());
        services.AddHealthChecks().AddCheck<MailHealthCheck>("mail", HealthStatus.Degraded);
        return services;
    }
}
