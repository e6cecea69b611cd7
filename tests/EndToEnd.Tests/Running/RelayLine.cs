using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>One connection through the relay.</summary>
internal sealed class RelayLine(
    Relay relay,
    TcpClient browser,
    TcpClient server,
    CancellationToken end
)
{
    private const int CutAfter = 8 * 1024;
    private volatile bool _posting;
    private int _sent;
    private int _whole;

    /// <summary>Whether an application was answered here, so that the connection has ended as it should.</summary>
    public bool HasAnswered { get; private set; }

    public async Task CarryAsync() =>
        await await Task.WhenAny(
            CopyAsync(browser, server, MayPassUpAsync),
            CopyAsync(
                server,
                browser,
                _ => Task.FromResult(!(_posting && relay.Fault == LineFault.LoseAnswer))
            )
        );

    private async Task CopyAsync(
        TcpClient from,
        TcpClient to,
        Func<ReadOnlyMemory<byte>, Task<bool>> mayPassAsync
    )
    {
        var (source, target) = (from.GetStream(), to.GetStream());
        var buffer = new byte[4096];
        int count;
        while ((count = await source.ReadAsync(buffer, end)) > 0)
        {
            var bytes = buffer.AsMemory(0, count);
            if (!await mayPassAsync(bytes))
            {
                return;
            }

            if (!(_posting && relay.Answer is not null))
            {
                await target.WriteAsync(bytes, end);
            }
        }
    }

    private async Task<bool> MayPassUpAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("POST "u8))
        {
            _posting = true;
            _sent = 0;
            _whole = WholeOf(Encoding.ASCII.GetString(bytes.Span));
        }
        else if (bytes.Span.StartsWith("GET "u8) || bytes.Span.StartsWith("OPTIONS "u8))
        {
            // The connection is used once more.
            _posting = false;
        }

        _sent += bytes.Length;
        if (!_posting)
        {
            return true;
        }

        if (_sent > CutAfter)
        {
            await relay.HoldAsync(end);
        }

        if (relay.Answer is { } answer && _sent >= _whole)
        {
            await AnswerAsync(answer);
            return false;
        }

        return !(relay.Fault == LineFault.CutUpload && _sent > CutAfter);
    }

    private async Task AnswerAsync(byte[] answer)
    {
        var stream = browser.GetStream();
        await stream.WriteAsync(answer, end);
        browser.Client.Shutdown(SocketShutdown.Send);
        HasAnswered = true;
        // Until the browser has read it and closes its end, too.
        while (await stream.ReadAsync(new byte[64], end) > 0) { }
    }

    /// <summary>The bytes of a request whose head is in its first piece.</summary>
    private static int WholeOf(string start)
    {
        const string length = "content-length:";
        var headEnd = start.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var line = start[..headEnd]
            .Split("\r\n")
            .First(header => header.StartsWith(length, StringComparison.OrdinalIgnoreCase));
        return headEnd + 4 + int.Parse(line.AsSpan(length.Length), CultureInfo.InvariantCulture);
    }
}
