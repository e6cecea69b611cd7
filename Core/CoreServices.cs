using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Announcements;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Core.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core;

public static class CoreServices
{
    /// <summary>The use cases and their rules; the ports are the adapters' to register.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ApplicationIdentity>();
        services.AddSingleton<BoardAccess>();
        services.AddSingleton<FindPosting>();
        services.AddSingleton<PublishedBoards>();
        services.AddSingleton<ReadPostings>();
        services.AddSingleton<ReadGroups>();
        services.AddSingleton<ReadEducation>();
        services.AddSingleton<ReadAnnouncements>();
        services.AddSingleton<AuthorAccess>();
        services.AddSingleton<StoreSource>();
        services.AddSingleton<ReceiveSource>();
        services.AddSingleton<SaveBoard>();
        services.AddSingleton<SavePosting>();
        services.AddSingleton<DeletePosting>();
        services.AddSingleton<ReadSources>();
        services.AddSingleton<MendListings>();
        services.AddSingleton<FetchAttachments>();
        services.AddSingleton<SubmitApplication>();
        services.AddSingleton<CommitApplication>();
        services.AddSingleton<SubmissionRules>();
        services.AddSingleton<ExtractText>();
        services.AddSingleton<SendMail>();
        services.AddSingleton<MoveEqualityAnswer>();
        services.AddSingleton<DispatchOutbox>();
        services.AddSingleton<KeepDeadLetter>();
        services.AddSingleton<ListDeadLetters>();
        services.AddSingleton<ReplayDeadLetter>();
        services.AddSingleton<RestartWork>();
        services.AddSingleton<SweepOrphans>();
        services.AddSingleton<ForgetKeys>();
        services.AddSingleton<Reconcile>();
        services.AddSingleton<UpkeepMetrics>();
        services.AddSingleton<IValidateOptions<ApplicationOptions>, ApplicationOptionsValidator>();
        services.AddSingleton<IValidateOptions<SubmissionLimits>, SubmissionLimitsValidator>();
        services.AddSingleton<IValidateOptions<UpkeepOptions>, UpkeepOptionsValidator>();
        return services;
    }
}

[OptionsValidator]
internal sealed partial class ApplicationOptionsValidator : IValidateOptions<ApplicationOptions>;

[OptionsValidator]
internal sealed partial class UpkeepOptionsValidator : IValidateOptions<UpkeepOptions>;

[OptionsValidator]
internal sealed partial class SubmissionLimitsValidator : IValidateOptions<SubmissionLimits>;
