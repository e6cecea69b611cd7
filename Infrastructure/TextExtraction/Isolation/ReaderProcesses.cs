using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>The processes of a pool: those that read, and those that have nothing to do.</summary>
internal sealed partial class ReaderProcesses : IAsyncDisposable, IDisposable
{
    private readonly ReaderRules _rules;
    private readonly Func<ProcessStartInfo> _launch;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _trimming;
    private readonly Lock _lock = new();
    private readonly HashSet<ReaderProcess> _all = [];
    private readonly List<ReaderProcess> _idle = [];
    private bool _isClosed;

    public ReaderProcesses(
        ReaderRules rules,
        Func<ProcessStartInfo> launch,
        TimeProvider time,
        ILogger logger
    )
    {
        (_rules, _launch, _time, _logger) = (rules, launch, time, logger);
        var glance = rules.IdleFor / 5;
        _trimming = time.CreateTimer(_ => Trim(), state: null, glance, glance);
    }

    public IReadOnlyList<int> Ids
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.Select(reader => reader.Id)];
            }
        }
    }

    /// <summary>One that nobody else has until it is given back.</summary>
    /// <exception cref="ReaderUnavailableException">None could be started.</exception>
    public async Task<ReaderProcess> TakeAsync(bool mayBeIdle, CancellationToken cancellationToken)
    {
        if (mayBeIdle && TakeIdle() is { } idle)
        {
            return idle;
        }

        var reader = await ReaderProcess.StartAsync(_launch(), _rules, _time, cancellationToken);
        lock (_lock)
        {
            if (!_isClosed)
            {
                _all.Add(reader);
                return reader;
            }
        }

        reader.Dispose();
        throw new OperationCanceledException("The app ends.");
    }

    /// <param name="end">How its last reading ended; null where the caller has given up.</param>
    public void GiveBack(ReaderProcess reader, ReaderEnd? end)
    {
        var reason = end switch
        {
            ReaderEnd.Read when reader.IsKilled => "it answered as its time was up",
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
            if (reason is null && !_isClosed)
            {
                reader.IdleSince = _time.GetTimestamp();
                _idle.Add(reader);
                return;
            }
        }

        Remove(reader, reason ?? "the app ends");
    }

    public void Dispose()
    {
        foreach (var reader in Close())
        {
            reader.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in Close())
        {
            await reader.EndAsync();
            reader.Dispose();
        }
    }

    // The one that had a document last: the others are then idle long enough to be ended.
    private ReaderProcess? TakeIdle()
    {
        while (true)
        {
            ReaderProcess reader;
            lock (_lock)
            {
                if (_idle.Count == 0)
                {
                    return null;
                }

                reader = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
            }

            if (!reader.HasExited)
            {
                return reader;
            }

            Remove(reader, "it had been ended");
        }
    }

    private void Trim()
    {
        List<ReaderProcess> unused;
        lock (_lock)
        {
            unused = _idle.FindAll(r => _time.GetElapsedTime(r.IdleSince) > _rules.IdleFor);
            _idle.RemoveAll(unused.Contains);
        }

        unused.ForEach(reader => Remove(reader, "it had nothing to do"));
    }

    private void Remove(ReaderProcess reader, string reason)
    {
        LogRemoved(reason, reader.Documents);
        reader.Dispose();
        lock (_lock)
        {
            _all.Remove(reader);
        }
    }

    private List<ReaderProcess> Close()
    {
        _trimming.Dispose();
        lock (_lock)
        {
            _isClosed = true;
            var readers = _all.ToList();
            _all.Clear();
            _idle.Clear();
            return readers;
        }
    }

    [LoggerMessage(
        402,
        LogLevel.Information,
        "A process that reads documents was ended, since {Reason}; it had {Documents}"
    )]
    private partial void LogRemoved(string reason, int documents);
}
