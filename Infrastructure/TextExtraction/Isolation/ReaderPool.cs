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
public sealed partial class ReaderPool : IAsyncDisposable, IDisposable
{
    private readonly ReaderRules _rules;
    private readonly Func<ProcessStartInfo> _launch;
    private readonly TimeProvider _time;
    private readonly ILogger<ReaderPool> _logger;
    private readonly ConcurrencyLimiter _turns;
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _trimming;
    private readonly Lock _lock = new();
    private readonly HashSet<ReaderProcess> _all = [];
    private readonly Stack<ReaderProcess> _idle = [];
    private bool _closed;

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
        (_rules, _launch, _time, _logger) = (rules, launch, time, logger);
        _turns = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = rules.Workers,
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        var glance = rules.IdleFor / 5;
        _trimming = time.CreateTimer(_ => Trim(), state: null, glance, glance);
    }

    /// <summary>The ids of the processes that there are.</summary>
    internal IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.Select(reader => reader.Id)];
            }
        }
    }

    /// <summary>Reads a document; one that cannot be read within the limits is an outcome, too.</summary>
    /// <exception cref="ReaderUnavailableException">No process could be started.</exception>
    internal async Task<ReadDocument> ReadAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        ObjectDisposedException.ThrowIf(_closed, this);
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
        if (Close() is { } readers)
        {
            foreach (var reader in readers)
            {
                reader.Dispose();
            }
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        if (Close() is { } readers)
        {
            await Task.WhenAll(readers.Select(reader => reader.EndAsync()));
            readers.ForEach(reader => reader.Dispose());
        }
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
            var reader = isLast ? null : TakeIdle();
            reader ??= await StartAsync(cancellationToken);
            ReaderAnswer? answer = null;
            try
            {
                answer = await reader.ReadAsync(document, limits, cancellationToken);
            }
            finally
            {
                GiveBack(reader, answer?.End);
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

    private ReaderProcess? TakeIdle()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out var reader))
            {
                if (!reader.HasExited)
                {
                    return reader;
                }

                Remove(reader, "it had been ended");
            }
        }

        return null;
    }

    private async Task<ReaderProcess> StartAsync(CancellationToken cancellationToken)
    {
        var reader = await ReaderProcess.StartAsync(_launch(), _rules, _time, cancellationToken);
        lock (_lock)
        {
            if (!_closed)
            {
                _all.Add(reader);
                return reader;
            }
        }

        reader.Dispose();
        throw new OperationCanceledException(_closing.Token);
    }

    /// <param name="end">Null where the caller has given up.</param>
    private void GiveBack(ReaderProcess reader, ReaderEnd? end)
    {
        var reason = end switch
        {
            ReaderEnd.Read when reader.Documents >= _rules.Documents => "it has read enough",
            ReaderEnd.Read when reader.ResidentBytes > _rules.KeptBytes => "it kept much memory",
            ReaderEnd.Read => null,
            ReaderEnd.NotAccepted => "it ended before it had a document",
            ReaderEnd.Ended => "it ended while it read a document",
            ReaderEnd.TookTooLong => "a document took too long",
            ReaderEnd.TookTooMuchMemory => "a document took too much memory",
            _ => "a reading was given up",
        };
        lock (_lock)
        {
            if (reason is not null || _closed)
            {
                Remove(reader, reason ?? "the app ends");
                return;
            }

            reader.IdleSince = _time.GetTimestamp();
            _idle.Push(reader);
        }
    }

    private void Trim()
    {
        lock (_lock)
        {
            var kept = _idle
                .Where(r => _time.GetElapsedTime(r.IdleSince) < _rules.IdleFor)
                .ToList();
            foreach (var reader in _idle.Except(kept).ToList())
            {
                Remove(reader, "it had nothing to do");
            }

            _idle.Clear();
            kept.Reverse();
            kept.ForEach(_idle.Push);
        }
    }

    private void Remove(ReaderProcess reader, string reason)
    {
        _all.Remove(reader);
        reader.Dispose();
        LogRemoved(reason, reader.Documents);
    }

    private List<ReaderProcess>? Close()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return null;
            }

            _closed = true;
        }

        _closing.Cancel();
        _trimming.Dispose();
        lock (_lock)
        {
            return [.. _all];
        }
    }

    [LoggerMessage(
        402,
        LogLevel.Information,
        "A process that reads documents was ended, since {Reason}; it had {Documents}"
    )]
    private partial void LogRemoved(string reason, int documents);
}
