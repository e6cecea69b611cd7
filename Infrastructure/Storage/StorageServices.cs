using ApplyFunctions.Core;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Bots;
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
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Infrastructure.Storage.Boards;
using ApplyFunctions.Infrastructure.Storage.DeadLetters;
using ApplyFunctions.Infrastructure.Storage.Upkeep;
using ApplyFunctions.Infrastructure.Storage.Webhooks;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage;

public static class StorageServices
{
    /// <summary>The adapters over Azure Storage, the health checks of it, and what sets it up.</summary>
    public static IServiceCollection AddStorage(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddSingleton(provider => new StorageClients(
            configuration,
            StorageNames.Connection,
            provider.GetServices<HttpPipelinePolicy>()
        ));
        services.AddKeyedSingleton(
            StorageNames.EqualityConnection,
            (provider, _) =>
                StorageClients.ForEquality(
                    configuration,
                    provider.GetRequiredService<StorageClients>(),
                    provider.GetServices<HttpPipelinePolicy>()
                )
        );
        services.AddBoards();
        services.AddSingleton<IApiKeys, TableApiKeys>();
        services.AddSingleton<IAuditTrail, TableAuditTrail>();
        services.AddSingleton<IEducationLists, BlobEducationLists>();
        services.AddSingleton<IApplicationStore, TableApplicationStore>();
        services.AddSingleton<IApplicationFiles, BlobApplicationFiles>();
        services.AddSingleton<IIdempotencyKeys, TableIdempotencyKeys>();
        services.AddSingleton<IPeople, TablePeople>();
        services.AddSingleton<IPoisonQueues, PoisonQueues>();
        services.AddSingleton<IApplicationErasure, TableApplicationErasure>();
        services.AddSingleton<IErasureReceipts, TableErasureReceipts>();
        services.AddSingleton<ISubmissionCounters, TableSubmissionCounters>();
        services.AddSingleton<IUsedTokens, TableUsedTokens>();
        services.AddSingleton<IOutbox, TableOutbox>();
        services.AddSingleton<IWorkQueues, StorageWorkQueues>();
        services.AddSingleton<IMailLedger, TableMailLedger>();
        services.AddSingleton<ICvTexts, BlobCvTexts>();
        services.AddSingleton<IFileScans, TableFileScans>();
        services.AddSingleton<IApplicationHistory, TableApplicationHistory>();
        services.AddSingleton<IIndexMarks, TableIndexMarks>();
        services.AddSingleton<IWebhooks, TableWebhooks>();
        services.AddSingleton<IWebhookLedger, TableWebhookLedger>();
        services.AddSingleton<IDeadLetters, TableDeadLetters>();
        services.AddSingleton<IStoredItems, StoredItems>();
        services.AddSingleton<IApplicationStates, TableApplicationStates>();
        services.AddSingleton<IReconciliations, TableReconciliations>();
        services.AddSingleton<IStoredRows, TableStoredRows>();
        services.AddSingleton<IHeldEqualityAnswers, TableHeldEqualityAnswers>();
        services.AddSingleton<IEqualityAnswerStore, TableEqualityAnswerStore>();
        services.AddSingleton<IEqualityAnswers, TableEqualityAnswers>();
        services.AddHostedService<StorageSetup>();
        services
            .AddOptions<PostingCacheOptions>()
            .BindConfiguration(PostingCacheOptions.Section)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PostingCacheOptions>, PostingCacheValidator>();
        services.AddStorageHealth();
        return services;
    }

    private static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardBlobs>();
        services.AddSingleton<SourceLoader>();
        services.AddSingleton<ListingUpdates>();
        services.AddSingleton<BoardListings>();
        services.AddSingleton<PostingDocuments>();
        services.AddSingleton<BlobPostingStore>();
        services.AddSingleton<IPostingStore>(p => p.GetRequiredService<BlobPostingStore>());
        services.AddSingleton<IPostingSources, BlobPostingSources>();
    }
}

[OptionsValidator]
internal sealed partial class PostingCacheValidator : IValidateOptions<PostingCacheOptions>;
