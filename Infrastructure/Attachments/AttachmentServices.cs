using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Attachments;

public static class AttachmentServices
{
    /// <summary>Registers <see cref="IAttachmentLinks"/> with the settings <c>Links__*</c>.</summary>
    public static IServiceCollection AddAttachmentLinks(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services
            .AddOptions<LinkOptions>()
            .Bind(configuration.GetSection(LinkOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<LinkOptions>, LinkOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<IAttachmentLinks, HttpAttachmentLinks>();
        return services;
    }
}
