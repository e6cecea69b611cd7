using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>
/// Bridges disturbances of seconds, and waits as long as a busy service asks for (429 with <c>Retry-After</c>), up to
/// a bound: a longer wait is the host's, which repeats the whole attempt later.
/// </summary>
internal sealed class RecognitionRetries(TimeSpan patience) : RetryPolicy(MaxRetries, Delays)
{
    private const int MaxRetries = 3;

    private static readonly DelayStrategy Delays = DelayStrategy.CreateExponentialDelayStrategy(
        TimeSpan.FromMilliseconds(200),
        TimeSpan.FromSeconds(5)
    );

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        IsWorthWaiting(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(
        HttpMessage message,
        Exception? exception
    ) => IsWorthWaiting(message) ? base.ShouldRetryAsync(message, exception) : new(false);

    // The service gives whole seconds; a date would be read by no more than a guess at its clock.
    private bool IsWorthWaiting(HttpMessage message) =>
        !message.HasResponse
        || !message.Response.Headers.TryGetValue("Retry-After", out var seconds)
        || !int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var wait)
        || TimeSpan.FromSeconds(wait) <= patience;
}
