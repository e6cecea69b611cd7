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
    public static IServiceCollection AddUseCaseSettings(this IServiceCollection services) =>
        services
            .Add<ApplicationOptions>(ApplicationOptions.Section)
            .Add<SubmissionLimits>(SubmissionLimits.Section)
            .Add<CandidateOptions>(CandidateOptions.Section)
            .Add<BotOptions>(BotOptions.Section)
            .Add<EqualityReportOptions>(EqualityReportOptions.Section)
            .Add<ThrottlingOptions>(ThrottlingOptions.Section)
            .Add<UpkeepOptions>(UpkeepOptions.Section);

    private static IServiceCollection Add<TOptions>(
        this IServiceCollection services,
        string section
    )
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        return services;
    }
}
