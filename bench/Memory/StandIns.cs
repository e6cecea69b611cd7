using System.Security.Cryptography;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Memory;

/// <summary>The app's services over <see cref="StandIn"/>s for all of storage.</summary>
internal static class StandIns
{
    private const int KeyBytes = 32;

    public static ServiceProvider Compose(Posting posting) =>
        AppComposition.Build(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Applications__HashKey"] = Convert.ToBase64String(
                    RandomNumberGenerator.GetBytes(KeyBytes)
                ),
            },
            services =>
                services
                    .AddSingleton(StandIn.For<IPostingStore>(posting))
                    .AddSingleton(StandIn.For<IApiKeys>(posting))
                    .AddSingleton(StandIn.For<IEducationLists>(posting))
                    .AddSingleton(StandIn.For<IApplicationStore>(posting))
                    .AddSingleton(StandIn.For<IApplicationFiles>(posting))
                    .AddSingleton(StandIn.For<IIdempotencyKeys>(posting))
                    .AddSingleton(StandIn.For<IOutbox>(posting))
                    .AddSingleton(StandIn.For<ISubmissionCounters>(posting))
                    .AddSingleton(StandIn.For<IWorkQueues>(posting))
                    .AddSingleton(StandIn.For<IWebhooks>(posting))
        );
}
