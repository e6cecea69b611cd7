using Azure;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What the host logs: never a message, a blob's name or a query string.</summary>
internal static partial class Log
{
    /// <summary>Storage's error code: its messages may quote names.</summary>
    public static string Reason(Exception exception) =>
        (exception as RequestFailedException)?.ErrorCode ?? exception.GetType().Name;

    [LoggerMessage(1, LogLevel.Information, "Executing '{Function}' (Reason='{Reason}', Id={Id})")]
    public static partial void Executing(
        this ILogger logger,
        string function,
        string reason,
        string id
    );

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Executed '{Function}' (Succeeded, Id={Id}, Duration={Milliseconds}ms)"
    )]
    public static partial void Executed(
        this ILogger logger,
        string function,
        string id,
        long milliseconds
    );

    [LoggerMessage(
        3,
        LogLevel.Error,
        "Executed '{Function}' (Failed, Id={Id}, Duration={Milliseconds}ms)"
    )]
    public static partial void ExecutionFailed(
        this ILogger logger,
        Exception exception,
        string function,
        string id,
        long milliseconds
    );

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "The trigger of '{Function}' could not use its storage: {Reason}"
    )]
    public static partial void PollingFailed(this ILogger logger, string function, string reason);

    [LoggerMessage(5, LogLevel.Warning, "A message of '{Function}' could not be updated: {Reason}")]
    public static partial void MessageUpdateFailed(
        this ILogger logger,
        string function,
        string reason
    );

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "A message of '{Function}' was dequeued {Count} times and moves to queue '{Queue}'"
    )]
    public static partial void MessagePoisoned(
        this ILogger logger,
        string function,
        long count,
        string queue
    );

    [LoggerMessage(
        7,
        LogLevel.Warning,
        "A blob of '{Function}' failed {Count} times and moves to queue 'webjobs-blobtrigger-poison'"
    )]
    public static partial void BlobPoisoned(this ILogger logger, string function, int count);
}
