using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Equality.Reports;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Core.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure;

public static class UseCaseSettings
{
    /// <summary>Binds the settings of the use cases, and has them checked when the app starts.</summary>
    public static IServiceCollection AddUseCaseSettings(this IServiceCollection services)
    {
        // One by one: the code that binds is generated for types that stand here, and not for those of a type parameter.
        services
            .AddOptions<ApplicationOptions>()
            .BindConfiguration(ApplicationOptions.Section)
            .ValidateOnStart();
        services
            .AddOptions<SubmissionLimits>()
            .BindConfiguration(SubmissionLimits.Section)
            .ValidateOnStart();
        services
            .AddOptions<CandidateOptions>()
            .BindConfiguration(CandidateOptions.Section)
            .ValidateOnStart();
        services.AddOptions<BotOptions>().BindConfiguration(BotOptions.Section).ValidateOnStart();
        services
            .AddOptions<EqualityReportOptions>()
            .BindConfiguration(EqualityReportOptions.Section)
            .ValidateOnStart();
        services
            .AddOptions<ThrottlingOptions>()
            .BindConfiguration(ThrottlingOptions.Section)
            .ValidateOnStart();
        services
            .AddOptions<UpkeepOptions>()
            .BindConfiguration(UpkeepOptions.Section)
            .ValidateOnStart();
        return services;
    }
}
