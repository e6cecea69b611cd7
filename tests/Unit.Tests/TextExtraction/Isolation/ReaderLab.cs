using System.Buffers;
using System.Diagnostics;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

/// <summary>A pool of its own for a test, and what it logs.</summary>
internal sealed class ReaderLab : IAsyncDisposable
{
    public const int MemoryMegabytes = 512;

    private readonly ReaderPool _pool;
    private readonly LogLines _log = new();

    /// <param name="workers">Processes at most.</param>
    /// <param name="change">Changes how they are kept.</param>
    /// <param name="launch">Changes how they are started.</param>
    /// <param name="time">Of the pool.</param>
    public ReaderLab(
        int workers = 2,
        Func<ReaderRules, ReaderRules>? change = null,
        Action<ProcessStartInfo>? launch = null,
        TimeProvider? time = null
    )
    {
        var rules = ReaderRules.From(
            new() { Workers = workers, MemoryMegabytes = MemoryMegabytes }
        );
        _pool = new ReaderPool(
            change?.Invoke(rules) ?? rules,
            () =>
            {
                var start = ReaderLaunch.Create(MemoryMegabytes);
                launch?.Invoke(start);
                return start;
            },
            time ?? TimeProvider.System,
            _log
        );
    }

    public IReadOnlyList<int> ProcessIds => _pool.ProcessIds;

    /// <summary>Why processes were ended, one after the other.</summary>
    public IReadOnlyList<string> Ends => _log.Lines;

    public Task<ReadDocument> ReadAsync(byte[] document, ExtractionLimits? limits = null) =>
        _pool.ReadAsync(
            new ReadOnlySequence<byte>(document),
            limits ?? new ExtractionLimits(),
            TestContext.Current.CancellationToken
        );

    /// <param name="document">What is read.</param>
    /// <param name="cancellationToken">The caller's, where it is not the test's.</param>
    public Task<ReadDocument> ReadUntilAsync(
        byte[] document,
        CancellationToken cancellationToken
    ) =>
        _pool.ReadAsync(
            new ReadOnlySequence<byte>(document),
            new ExtractionLimits(),
            cancellationToken
        );

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private sealed class LogLines : ILogger<ReaderPool>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines)
                {
                    return [.. _lines];
                }
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (_lines)
            {
                _lines.Add(formatter(state, exception));
            }
        }
    }
}
