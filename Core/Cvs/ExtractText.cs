using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Cvs;

/// <summary>
/// Reads one attached file and stores its text, once it was scanned where files are. Running twice gives the same state. A file
/// that cannot be read is marked; it never costs the application.
/// </summary>
public sealed partial class ExtractText(
    IApplicationFiles files,
    ScanFile scan,
    ITextExtractor extractor,
    ICvTexts texts,
    IWorkQueues queues,
    TimeProvider time,
    ILogger<ExtractText> logger
)
{
    /// <param name="blobName">
    /// The name in the container; null for a blob of another one. The trigger has no path filter, so what is no
    /// <see cref="FileId"/> comes here too and is left alone.
    /// </param>
    public Task ExecuteAsync(string? blobName, CancellationToken cancellationToken) =>
        FileId.TryParse(blobName, out var file)
            ? ReadAsync(file, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Scans and reads a file unless that has been done.</summary>
    public async Task ExecuteIfOwedAsync(FileId file, CancellationToken cancellationToken)
    {
        if (
            await texts.FindOutcomeAsync(file, cancellationToken) is null or TextOutcome.Failed
            || await scan.IsOwedAsync(file, cancellationToken)
        )
        {
            await ReadAsync(file, cancellationToken);
        }
    }

    private async Task ReadAsync(FileId file, CancellationToken cancellationToken)
    {
        TextMetrics.Begin(file);
        if (await files.ReadAsync(file, cancellationToken) is not { } content)
        {
            return;
        }

        var scanned = await scan.ExecuteAsync(file, content, cancellationToken);
        if (scanned.State is not (ScanState.Off or ScanState.Clear))
        {
            return;
        }

        // A file comes before its application. By now that is mostly there.
        var extracted = await extractor.ExtractAsync(content, cancellationToken);
        if (
            !await scan.EnsureRecordedAsync(file, scanned, cancellationToken)
            || !await texts.TrySaveAsync(file, extracted, time.GetUtcNow(), cancellationToken)
        )
        {
            LogNotSaved();
            return;
        }

        await queues.TrySendSearchAsync(file.ApplicationId, cancellationToken);
        TextMetrics.Record(extracted);
        LogOutcome(
            extracted.Outcome,
            extracted.Format,
            extracted.Engine,
            extracted.Pages,
            extracted.Text.Length,
            (long)extracted.Duration.TotalMilliseconds
        );
    }

    [LoggerMessage(
        404,
        LogLevel.Information,
        "A file was read that no application has now; its text is not kept"
    )]
    private partial void LogNotSaved();

    [LoggerMessage(
        401,
        LogLevel.Information,
        "A file was read: {Outcome} ({Format} by {Engine}, {Pages} pages, {Characters} characters, {Milliseconds} ms)"
    )]
    private partial void LogOutcome(
        TextOutcome outcome,
        FileFormat format,
        string engine,
        int pages,
        int characters,
        long milliseconds
    );
}
