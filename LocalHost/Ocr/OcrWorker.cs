using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>Runs the analyses, one at a time for each core.</summary>
internal sealed partial class OcrWorker(
    OcrAnalyses analyses,
    OcrAnalyzer analyzer,
    OcrOptions options,
    TimeProvider clock,
    ILogger<OcrWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, Environment.ProcessorCount)
                    .Select(_ => RunAllAsync(stoppingToken))
            );
        }
        finally
        {
            analyses.DropWaiting();
        }
    }

    private async Task RunAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, document) in analyses.ReadAllAsync(stoppingToken))
        {
            using (document)
            {
                await RunAsync(id, document, stoppingToken);
            }
        }
    }

    private async Task RunAsync(Guid id, OcrDocument document, CancellationToken stoppingToken)
    {
        analyses.Run(id);
        var start = clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.AnalysisTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            stoppingToken
        );
        try
        {
            var (result, error) = await analyzer.AnalyzeAsync(document, either.Token);
            if (result is not null)
            {
                analyses.Succeed(id, result);
                LogSucceeded(id, result.Pages.Count, Milliseconds(start));
            }
            else
            {
                Fail(id, error!, start);
            }
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            var limit = options.AnalysisTimeout.TotalSeconds;
            Fail(id, Unexpected($"The analysis took longer than {limit} seconds."), start);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One document must not end the worker. The message is not logged: it may quote the text.
            LogError(id, exception.GetType().Name);
            Fail(id, Unexpected("An unexpected error occurred."), start);
        }
    }

    private void Fail(Guid id, OcrError error, long start)
    {
        analyses.Fail(id, error);
        LogFailed(id, error.InnerError?.Code ?? error.Code, Milliseconds(start));
    }

    private static OcrError Unexpected(string message) => new("InternalServerError", message);

    private double Milliseconds(long start) => clock.GetElapsedTime(start).TotalMilliseconds;

    [LoggerMessage(
        8001,
        LogLevel.Information,
        "Analysis {Id} succeeded: {Pages} pages in {Milliseconds:F0} ms."
    )]
    private partial void LogSucceeded(Guid id, int pages, double milliseconds);

    [LoggerMessage(
        8002,
        LogLevel.Warning,
        "Analysis {Id} failed with {Code} in {Milliseconds:F0} ms."
    )]
    private partial void LogFailed(Guid id, string code, double milliseconds);

    [LoggerMessage(8003, LogLevel.Error, "Analysis {Id} threw {ExceptionType}.")]
    private partial void LogError(Guid id, string exceptionType);
}
