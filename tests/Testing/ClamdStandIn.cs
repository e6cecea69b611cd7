using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApplyFunctions.Testing;

/// <summary>What a clamd can do besides its work.</summary>
public enum ClamdFault
{
    None,

    /// <summary>It hangs up as soon as somebody comes.</summary>
    HangsUp,

    /// <summary>It hangs up in the middle of a file.</summary>
    HangsUpInside,

    /// <summary>It takes the file and never answers.</summary>
    IsSilent,

    /// <summary>It never reads.</summary>
    IsDeaf,

    /// <summary>It answers something else.</summary>
    TalksNonsense,

    /// <summary>It answers without an end.</summary>
    TalksForever,

    /// <summary>It answers half of what it has to say.</summary>
    SaysHalf,

    /// <summary>It says that the file is too large before it has all of it, and hangs up.</summary>
    FindsTooLarge,

    /// <summary>It answers a byte at a time.</summary>
    IsSlow,
}

/// <summary>
/// A stand-in for clamd that speaks its <c>INSTREAM</c>, and finds <see cref="Marker"/> in what it gets, in the entries of zips too. It can
/// fail in every way, and stand in front of a real one.
/// </summary>
public sealed class ClamdStandIn : IAsyncDisposable
{
    /// <summary>What counts as malware here. It is harmless, and no scanner knows it.</summary>
    public const string Marker = "applyfunctions-harmless-marker-5f1c9b";

    public const string Finding = "Test.Marker.UNOFFICIAL";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int? _behind;
    private readonly Task _work;
    private int _faults = int.MaxValue;
    private int _visits;

    private ClamdStandIn(int? behind)
    {
        _behind = behind;
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ClamdFault Fault { get; private set; }

    /// <summary>How many files were brought.</summary>
    public int Visits => Volatile.Read(ref _visits);

    /// <param name="behind">The port of a real clamd that does the work; null to do it here.</param>
    public static ClamdStandIn Start(int? behind = null) => new(behind);

    /// <summary>Fails from now on.</summary>
    /// <param name="times">How often; then it works.</param>
    public void Fail(ClamdFault fault, int times = int.MaxValue)
    {
        Fault = fault;
        Volatile.Write(ref _faults, times);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Not before: between two visitors nobody waits, and a listener that has stopped refuses to wait again.
        await _work;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            Interlocked.Increment(ref _visits);
            var fault = Interlocked.Decrement(ref _faults) >= 0 ? Fault : ClamdFault.None;
            try
            {
                await AnswerAsync(client, fault, _stop.Token);
            }
            catch (Exception e)
                when (e is IOException or SocketException or OperationCanceledException)
            {
                // Whoever asked has hung up, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(TcpClient client, ClamdFault fault, CancellationToken stop)
    {
        var stream = client.GetStream();
        switch (fault)
        {
            case ClamdFault.HangsUp:
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return;
            case ClamdFault.IsDeaf:
                await Task.Delay(Timeout.Infinite, stop);
                return;
            case ClamdFault.HangsUpInside:
                await stream.ReadExactlyAsync(new byte[100], stop);
                return;
            case ClamdFault.FindsTooLarge:
                await stream.ReadExactlyAsync(new byte[100], stop);
                await SayAsync(stream, "INSTREAM size limit exceeded. ERROR", stop);
                await DrainAsync(stream, stop);
                return;
        }

        var content = await ReadAsync(stream, stop);
        switch (fault)
        {
            case ClamdFault.IsSilent:
                await Task.Delay(Timeout.Infinite, stop);
                return;
            case ClamdFault.TalksNonsense:
                await SayAsync(stream, "HTTP/1.1 400 Bad Request OK", stop);
                return;
            case ClamdFault.SaysHalf:
                await stream.WriteAsync("stream: O"u8.ToArray(), stop);
                return;
            case ClamdFault.TalksForever:
                while (true)
                {
                    await stream.WriteAsync("stream: OK "u8.ToArray(), stop);
                }
            case ClamdFault.IsSlow:
                foreach (var letter in Encoding.ASCII.GetBytes(Judge(content) + "\0"))
                {
                    await stream.WriteAsync(new[] { letter }, stop);
                    await Task.Delay(TimeSpan.FromMilliseconds(5), stop);
                }

                return;
        }

        await SayAsync(
            stream,
            _behind is { } port ? await AskAsync(port, content, stop) : Judge(content),
            stop
        );
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, stop);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
        {
            throw new IOException("That is no command.");
        }

        using var content = new MemoryStream();
        var length = new byte[sizeof(uint)];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stop);
            var part = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (part.Length == 0)
            {
                return content.ToArray();
            }

            await stream.ReadExactlyAsync(part, stop);
            content.Write(part);
        }
    }

    private static async Task<string> AskAsync(int port, byte[] content, CancellationToken stop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, stop);
        var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        await stream.WriteAsync((byte[])[.. length, .. content, 0, 0, 0, 0], stop);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, stop);
        return Encoding.ASCII.GetString(answer.ToArray()).TrimEnd('\0');
    }

    private static string Judge(byte[] content) =>
        Holds(content) ? $"stream: {Finding} FOUND" : "stream: OK";

    private static bool Holds(byte[] content)
    {
        if (content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Marker)) >= 0)
        {
            return true;
        }

        if (!content.AsSpan().StartsWith("PK"u8))
        {
            return false;
        }

        using var zip = new ZipArchive(new MemoryStream(content));
        return zip.Entries.Any(entry =>
        {
            using var part = new MemoryStream();
            using var opened = entry.Open();
            opened.CopyTo(part);
            return part.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Marker)) >= 0;
        });
    }

    private static Task SayAsync(NetworkStream stream, string answer, CancellationToken stop) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), stop).AsTask();

    private static async Task DrainAsync(NetworkStream stream, CancellationToken stop)
    {
        var some = new byte[4_096];
        while (await stream.ReadAsync(some, stop) > 0)
        {
            // Else the answer would be lost with the connection.
        }
    }
}
