using System.Buffers;
using System.Diagnostics;
using System.Threading.RateLimiting;
using ApplyFunctions.Core.Cvs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>
/// Has documents read by processes of their own, which a hostile document may end, fill or hang. Processes are started
/// when they are needed and kept for further documents; who comes first is served first.
/// </summary>
public sealed class ReaderPool : IAsyncDisposable, IDisposable
{
    private readonly ReaderRules _rules;
    private readonly ReaderProcesses _processes;
    private readonly ConcurrencyLimiter _turns;
    private readonly CancellationTokenSource _closing = new();

    public ReaderPool(
        IOptions<ReaderOptions> options,
        TimeProvider time,
        ILogger<ReaderPool> logger
    )
        : this(
            ReaderRules.From(options.Value),
            () => ReaderLaunch.Create(options.Value.MemoryMegabytes),
            time,
            logger
        ) { }

    internal ReaderPool(
        ReaderRules rules,
        Func<ProcessStartInfo> launch,
        TimeProvider time,
        ILogger<ReaderPool> logger
    )
    {
        _rules = rules;
        _processes = new ReaderProcesses(rules, launch, time, logger);
        _turns = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = rules.Workers,
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
    }

    /// <summary>The ids of the processes that there are.</summary>
    internal IReadOnlyList<int> ProcessIds => _processes.Ids;

    /// <summary>Reads a document; one that cannot be read within the limits is an outcome, too.</summary>
    /// <exception cref="ReaderUnavailableException">No process could be started.</exception>
    internal async Task<ReadDocument> ReadAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            _closing.Token
        );
        using var turn = await _turns.AcquireAsync(1, stop.Token);
        var answer = await AnswerAsync(document, limits, stop.Token);
        return answer.Document
            ?? BoundedReading.Unread(
                document,
                answer.End switch
                {
                    ReaderEnd.TookTooLong => BoundedReading.TookTooLong(limits),
                    ReaderEnd.TookTooMuchMemory => FormattableString.Invariant(
                        $"reading took more memory than {_rules.MemoryBytes / 1_024 / 1_024} MB"
                    ),
                    _ => "the reader ended unexpectedly on this document",
                }
            );
    }

    /// <summary>Ends all processes. Readings that are going on are cancelled: they have no outcome.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _processes.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _processes.DisposeAsync();
    }

    private async Task<ReaderAnswer> AnswerAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        // An idle process may have been ended from outside, which only shows when it is given a document.
        for (var isLast = false; ; isLast = true)
        {
            var reader = await _processes.TakeAsync(mayBeIdle: !isLast, cancellationToken);
            ReaderAnswer? answer = null;
            try
            {
                answer = await reader.ReadAsync(document, limits, cancellationToken);
            }
            finally
            {
                _processes.GiveBack(reader, answer?.End);
            }

            if (answer.End != ReaderEnd.NotAccepted)
            {
                return answer;
            }

            if (isLast)
            {
                throw new ReaderUnavailableException(
                    "The processes that read documents end before they are given one."
                );
            }
        }
    }
}
