using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Bots;

public static class CaptchaServices
{
    /// <summary>Registers the <see cref="ICaptcha"/> that setting <c>Bots__Provider</c> names.</summary>
    public static IServiceCollection AddCaptcha(this IServiceCollection services)
    {
        services
            .AddHttpClient(HostedCaptcha.ClientName)
            // The captcha bounds the time of a whole exchange.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(ProviderConnections.Create);
        return services.AddSingleton(Create);
    }

    private static ICaptcha Create(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<BotOptions>>().Value.Provider switch
        {
            CaptchaProviders.None => ActivatorUtilities.CreateInstance<NoCaptcha>(provider),
            CaptchaProviders.Altcha => ActivatorUtilities.CreateInstance<AltchaCaptcha>(provider),
            var hosted => ActivatorUtilities.CreateInstance<HostedCaptcha>(
                provider,
                HostedProvider.Named(hosted)
            ),
        };
}
