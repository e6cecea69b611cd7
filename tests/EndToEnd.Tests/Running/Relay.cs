using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.EndToEnd.Tests.Running;

internal enum LineFault
{
    None,

    /// <summary>The connection breaks when a part of the application is through.</summary>
    CutUpload,

    /// <summary>The application arrives, and the connection breaks before its answer is back.</summary>
    LoseAnswer,
}

/// <summary>
/// A stretch of network between the browser and the functions that can be made to fail. Other requests than POST pass.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private const int CutAfter = 8 * 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private volatile LineFault _fault;

    public Relay(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public LineFault Fault
    {
        get => _fault;
        set => _fault = value;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
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
        using var server = new TcpClient();
        using var _ = browser;
        try
        {
            await server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
            var line = new Line();
            await Task.WhenAny(
                CopyAsync(browser, server, line.MayPassUp),
                CopyAsync(server, browser, line.MayPassDown)
            );
        }
        catch (Exception exception)
            when (exception is SocketException or OperationCanceledException)
        {
            // The line ends below, as it does when either end closes it.
        }

        // Without lingering, closing is a reset: what a lost connection looks like.
        browser.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    private async Task CopyAsync(
        TcpClient from,
        TcpClient to,
        Func<ReadOnlyMemory<byte>, LineFault, bool> mayPass
    )
    {
        var buffer = new byte[4096];
        try
        {
            int count;
            while ((count = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (!mayPass(buffer.AsMemory(0, count), Fault))
                {
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception exception)
            when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One end has gone, or the relay is being stopped.
        }
    }

    private sealed class Line
    {
        private volatile bool _posting;
        private int _sent;

        public bool MayPassUp(ReadOnlyMemory<byte> bytes, LineFault fault)
        {
            if (bytes.Span.StartsWith("POST "u8))
            {
                _posting = true;
                _sent = 0;
            }

            _sent += bytes.Length;
            return !(_posting && fault == LineFault.CutUpload && _sent > CutAfter);
        }

        public bool MayPassDown(ReadOnlyMemory<byte> bytes, LineFault fault) =>
            !(_posting && fault == LineFault.LoseAnswer);
    }
}
