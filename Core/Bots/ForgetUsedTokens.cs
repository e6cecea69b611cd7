using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Bots;

/// <summary>Forgets captchas that are too old to be used again in any case.</summary>
public sealed partial class ForgetUsedTokens(
    IUsedTokens used,
    IOptions<BotOptions> options,
    TimeProvider time,
    ILogger<ForgetUsedTokens> logger
)
{
    // The rest is left to the next run.
    private const int Most = 100_000;

    // Of the providers' own tokens none is valid for longer than minutes.
    private static readonly TimeSpan Least = TimeSpan.FromDays(2);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var age = options.Value.ChallengeLifetime * 2;
        var before = time.GetUtcNow() - (age > Least ? age : Least);
        var count = await used.ForgetAsync(before, Most, cancellationToken);
        if (count > 0)
        {
            LogForgotten(count);
        }
    }

    [LoggerMessage(802, LogLevel.Information, "Forgot {Count} used captchas")]
    private partial void LogForgotten(int count);
}
