using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// What the checks say, asked for by all together and at most every few seconds: whoever calls this often puts no more load on
/// storage than whoever calls it once.
/// </summary>
public sealed class HealthReports(HealthCheckService checks, TimeProvider time)
{
    /// <summary>How long good news holds.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    /// <summary>How long bad news does: somebody waits for it to end.</summary>
    public static readonly TimeSpan KeptBad = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private Task<HealthReport>? _last;
    private long _endedAt;

    public Task<HealthReport> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_last is null || IsOld(_last))
            {
                // One caller's going away must not end what others wait for; the checks have their own bounds.
                _last = AskAsync();
            }

            return _last.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthReport> AskAsync()
    {
        var report = await checks.CheckHealthAsync(CancellationToken.None);
        Volatile.Write(ref _endedAt, time.GetTimestamp());
        return report;
    }

    private bool IsOld(Task<HealthReport> last)
    {
        if (!last.IsCompletedSuccessfully)
        {
            return last.IsCompleted;
        }

        var kept = last.Result.Status == HealthStatus.Healthy ? Kept : KeptBad;
        return time.GetElapsedTime(Volatile.Read(ref _endedAt)) >= kept;
    }
}
