using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Time in which everything waits a hundred times as long: on a busy machine nothing is given up.</summary>
internal sealed class PatientTime : TimeProvider
{
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    ) => base.CreateTimer(callback, state, dueTime * 100, period);

    public static void LetCountersWait(IServiceCollection services) =>
        services.AddSingleton<ISubmissionCounters>(p => new TableSubmissionCounters(
            p.GetRequiredService<StorageClients>(),
            new PatientTime()
        ));
}
