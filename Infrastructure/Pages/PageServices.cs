using ApplyFunctions.Core.Applications.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Pages;

public static class PageServices
{
    /// <summary>Registers the pages that work without scripts.</summary>
    public static IServiceCollection AddApplyPages(this IServiceCollection services) =>
        services.AddSingleton<IApplyPages>(_ => new FluidApplyPages());
}
