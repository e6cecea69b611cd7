using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>
/// A stretch of network between the browser and the functions that can be made to fail, and to answer applications in
/// their place. But for <see cref="LineFault.Away"/>, other requests than POST pass.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _held = new(0);
    private readonly Uri _target;
    private readonly Task _accepting;
    private CancellationTokenSource _away = new();
    private TaskCompletionSource _changed = NewSignal();
    private LineFault _fault;
    private volatile byte[]? _answer;

    public Relay(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What applications are answered, instead of reaching the functions.</summary>
    public byte[]? Answer
    {
        get => _answer;
        set => _answer = value;
    }

    public LineFault Fault
    {
        get
        {
            lock (_lock)
            {
                return _fault;
            }
        }
        set
        {
            lock (_lock)
            {
                _fault = value;
                if (value == LineFault.Away)
                {
                    _away.Cancel();
                    _away = new CancellationTokenSource();
                }

                _changed.SetResult();
                _changed = NewSignal();
            }
        }
    }

    /// <summary>Waits until an upload is held.</summary>
    public Task UntilHeldAsync(CancellationToken cancellationToken) =>
        _held.WaitAsync(TimeSpan.FromSeconds(15), cancellationToken);

    /// <summary>Holds an upload while that is the fault.</summary>
    internal async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (HasFault(LineFault.HoldUpload, out var change))
        {
            _held.Release();
            await change.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Stopped only afterwards: a listener that has stopped refuses to wait for the next one.
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
        _away.Dispose();
        _held.Dispose();
    }

    private bool HasFault(LineFault fault, out Task change)
    {
        lock (_lock)
        {
            change = _changed.Task;
            return _fault == fault;
        }
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var _ = browser;
        using var server = new TcpClient();
        using var end = EndOfLine();
        var line = new RelayLine(this, browser, server, end.Token);
        try
        {
            if (Fault != LineFault.Away)
            {
                await server.ConnectAsync(_target.Host, _target.Port, end.Token);
                await line.CarryAsync();
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or ObjectDisposedException
                        or SocketException
                        or OperationCanceledException
            )
        {
            // One end has gone, or the relay is being stopped. The line ends below, as when either end closes it.
        }

        if (!line.HasAnswered)
        {
            // Without lingering, closing is a reset: what a lost connection looks like.
            browser.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }

    private CancellationTokenSource EndOfLine()
    {
        lock (_lock)
        {
            return CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _away.Token);
        }
    }

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
