using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApplyFunctions.Unit.Tests.Attachments;

/// <summary>A server on this machine that answers every request byte by byte as its script says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<Exchange, Task> _script;
    private readonly Task _accepting;

    private ScriptedServer(Func<Exchange, Task> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public static ScriptedServer Start(Func<Exchange, Task> script) => new(script);

    /// <summary>One that always answers the same, with the right length.</summary>
    public static ScriptedServer Start(string statusAndHeaders, byte[] body) =>
        new(exchange => exchange.AnswerAsync(statusAndHeaders, body));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
                while (await HeadAsync(reader) is { Length: > 0 } head)
                {
                    _requests.Enqueue(head);
                    await _script(new Exchange(head, stream, _stop.Token));
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The test is over, or the client has had enough.
            }
        }
    }

    private async Task<string> HeadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
        }

        return head.ToString();
    }
}

/// <param name="Head">The request, line by line.</param>
internal sealed record Exchange(string Head, Stream Stream, CancellationToken Stop)
{
    public string Path => Head.Split(' ')[1];

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        await Stream.WriteAsync(bytes, Stop);
        await Stream.FlushAsync(Stop);
    }

    public async Task AnswerAsync(string statusAndHeaders, byte[] body)
    {
        await SendAsync(
            $"HTTP/1.1 {statusAndHeaders.ReplaceLineEndings("\r\n")}\r\nContent-Length: {body.Length}\r\n\r\n"
        );
        await SendAsync(body);
    }

    public Task RedirectAsync(string location) =>
        AnswerAsync($"302 Found\nLocation: {location}", []);

    /// <summary>Sends the same again and again until nobody listens.</summary>
    public async Task RepeatAsync(byte[] bytes, TimeSpan pause)
    {
        while (true)
        {
            await SendAsync(bytes);
            await Task.Delay(pause, Stop);
        }
    }
}
