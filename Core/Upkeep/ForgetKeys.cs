using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>
/// Forgets idempotency keys that are old. A repeat with a forgotten key still is the same application, since the
/// application's id is made of the key and the content.
/// </summary>
public sealed partial class ForgetKeys(
    IIdempotencyKeys keys,
    IOptions<UpkeepOptions> options,
    TimeProvider time,
    ILogger<ForgetKeys> logger
)
{
    // The rest is left to the next run.
    private const int Most = 10_000;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeyAge;
        var count = await keys.ForgetAsync(before, Most, cancellationToken);
        if (count > 0)
        {
            LogForgotten(count);
        }
    }

    [LoggerMessage(232, LogLevel.Information, "Forgot {Count} idempotency keys")]
    private partial void LogForgotten(int count);
}
