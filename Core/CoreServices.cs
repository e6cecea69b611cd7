using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Announcements;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Forms;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Equality.Reports;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Recruiting;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Core.Webhooks;
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
        services.AddSingleton<ManageAccess>();
        services.AddSingleton<RecordAccess>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<StoreSource>();
        services.AddSingleton<ReceiveSource>();
        services.AddSingleton<SaveBoard>();
        services.AddSingleton<SavePosting>();
        services.AddSingleton<DeletePosting>();
        services.AddSingleton<ReadSources>();
        services.AddSingleton<MendListings>();
        services.AddSingleton<MeasureQueues>();
        services.AddSingleton<LimitSubmissions>();
        services.AddSingleton<ForgetSubmissionCounts>();
        services.AddSingleton<IValidateOptions<ThrottlingOptions>, ThrottlingOptionsValidator>();
        services.AddSingleton<FetchAttachments>();
        services.AddSingleton<SubmitApplication>();
        services.AddSingleton<CommitApplication>();
        services.AddSingleton<SubmissionRules>();
        services.AddSingleton<RulesView>();
        services.AddSingleton<ShowApplyPage>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton<ScanFile>();
        services.AddSingleton<RescanFiles>();
        services.AddSingleton<ExtractText>();
        services.AddSingleton<ComposeMail>();
        services.AddSingleton<SendMail>();
        services.AddSingleton<RecordDeliveries>();
        services.AddSingleton<MoveEqualityAnswer>();
        services.AddEqualityReports();
        services.AddSingleton<DispatchOutbox>();
        services.AddSingleton<ChangeApplication>();
        services.AddSingleton<ApplicationsOfPerson>();
        services.AddBots();
        services.AddCandidates();
        services.AddPrivacy();
        services.AddSingleton<KeepDeadLetter>();
        services.AddSingleton<ListDeadLetters>();
        services.AddSingleton<ReplayDeadLetter>();
        services.AddSingleton<RestartWork>();
        services.AddSingleton<IndexApplication>();
        services.AddSingleton<RebuildIndex>();
        services.AddSingleton<ReadFound>();
        services.AddSingleton<SearchApplications>();
        services.AddSingleton<ExportListing>();
        services.AddSingleton<IntakeDelays>();
        services.AddSingleton<CountIntake>();
        services.AddSingleton<OpenApplication>();
        services.AddSingleton<ChangeStage>();
        services.AddSingleton<PreviewStageMail>();
        services.AddSingleton<KeepNotes>();
        services.AddSingleton<ReadApplication>();
        services.AddSingleton<ReadApplicationFile>();
        services.AddWebhookUseCases();
        services.AddSingleton<SweepOrphans>();
        services.AddSingleton<ForgetKeys>();
        services.AddSingleton<Reconcile>();
        services.AddSingleton<MigrateStorage>();
        services.AddSingleton<UpkeepMetrics>();
        services.AddSingleton<IValidateOptions<ApplicationOptions>, ApplicationOptionsValidator>();
        services.AddSingleton<IValidateOptions<SubmissionLimits>, SubmissionLimitsValidator>();
        services.AddSingleton<IValidateOptions<UpkeepOptions>, UpkeepOptionsValidator>();
        return services;
    }

    private static void AddBots(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddSingleton<BotSecrets>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<DescribeBotCheck>();
        services.AddSingleton<CheckForBots>();
        services.AddSingleton<ForgetUsedTokens>();
    }

    private static void AddCandidates(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<CandidateOptions>, CandidateOptionsValidator>();
        services.AddSingleton<CandidateLinks>();
        services.AddSingleton<CandidateAccess>();
        services.AddSingleton<CandidateChanges>();
        services.AddSingleton<ReadOwnApplication>();
        services.AddSingleton<WithdrawApplication>();
        services.AddSingleton<CorrectContact>();
        services.AddSingleton<ReplaceFile>();
        services.AddSingleton<EraseOwnApplication>();
    }

    private static void AddEqualityReports(this IServiceCollection services)
    {
        services.AddSingleton<
            IValidateOptions<EqualityReportOptions>,
            EqualityReportOptionsValidator
        >();
        services.AddSingleton<ReleasedAnswers>();
        services.AddSingleton<ReadEqualityReport>();
    }

    private static void AddWebhookUseCases(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<ComposeEvent>();
        services.AddSingleton<OpenDeliveries>();
        services.AddSingleton<SendWebhook>();
        services.AddSingleton<RestartDelivery>();
        services.AddSingleton<ReadWebhooks>();
        services.AddSingleton<SaveWebhook>();
        services.AddSingleton<DeleteWebhook>();
        services.AddSingleton<PingWebhook>();
        services.AddSingleton<ReplayDelivery>();
        services.AddSingleton<ReadLinkedFile>();
    }

    private static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<RequestErasure>();
        services.AddSingleton<EraseApplication>();
        services.AddSingleton<SetLegalHold>();
        services.AddSingleton<Retention>();
        services.AddSingleton<FindPerson>();
        services.AddSingleton<ErasePerson>();
        services.AddSingleton<ExportApplications>();
    }
}

[OptionsValidator]
internal sealed partial class ApplicationOptionsValidator : IValidateOptions<ApplicationOptions>;

[OptionsValidator]
internal sealed partial class BotOptionsValidator : IValidateOptions<BotOptions>;

[OptionsValidator]
internal sealed partial class CandidateOptionsValidator : IValidateOptions<CandidateOptions>;

[OptionsValidator]
internal sealed partial class EqualityReportOptionsValidator
    : IValidateOptions<EqualityReportOptions>;

[OptionsValidator]
internal sealed partial class ThrottlingOptionsValidator : IValidateOptions<ThrottlingOptions>;

[OptionsValidator]
internal sealed partial class UpkeepOptionsValidator : IValidateOptions<UpkeepOptions>;

[OptionsValidator]
internal sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;

[OptionsValidator]
internal sealed partial class SubmissionLimitsValidator : IValidateOptions<SubmissionLimits>;
