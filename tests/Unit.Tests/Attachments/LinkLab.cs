using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Attachments;
using ApplyFunctions.Infrastructure.Http;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IO;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

/// <summary>
/// The product's fetching of links on a network whose names and addresses are made up: every connection, whatever its
/// address, ends at one server on this machine.
/// </summary>
internal sealed class LinkLab : INetwork, ILogger<HttpAttachmentLinks>, IDisposable
{
    public const string Link = "http://files.example.com/cv.txt";
    public const int MaxBytes = 100_000;
    public static readonly byte[] Cv = Encoding.UTF8.GetBytes("The CV of Ada Example.\n");
    public static readonly IPAddress Public = IPAddress.Parse("1.2.3.4");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RecyclableMemoryStreamManager _buffers = SubmissionBuffers.Create();
    private readonly int _port;
    private readonly HttpAttachmentLinks _links;

    public LinkLab(ScriptedServer server, Action<LinkOptions>? configure = null)
    {
        _port = server.Port;
        var options = new LinkOptions
        {
            HttpHosts = "files.example.com,other.example.com",
            Timeout = TimeSpan.FromSeconds(8),
        };
        configure?.Invoke(options);
        _links = new HttpAttachmentLinks(
            Options.Create(options),
            this,
            _buffers,
            TimeProvider.System,
            this
        );
    }

    /// <summary>What a name stands for, each time that somebody asks.</summary>
    public Func<string, IPAddress[]> Resolve { get; set; } = _ => [Public];

    public bool NeverResolves { get; init; }

    /// <summary>Addresses at which nobody answers.</summary>
    public List<IPAddress> Silent { get; } = [];

    /// <summary>The names that were looked up.</summary>
    public ConcurrentQueue<string> Resolved { get; } = new();

    /// <summary>The addresses that were connected to.</summary>
    public ConcurrentQueue<IPEndPoint> Connected { get; } = new();

    public ConcurrentQueue<string> Logged { get; } = new();

    public bool HoldsNoBuffer => _buffers.SmallPoolInUseSize + _buffers.LargePoolInUseSize == 0;

    public Task<LinkedFile> FetchAsync(string link = Link, string? fileName = null) =>
        _links
            .FetchAsync(
                new AttachmentLink("resume", link, fileName),
                MaxBytes,
                TestContext.Current.CancellationToken
            )
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

    public Task<LinkedFile> FetchAsync(CancellationToken cancellationToken) =>
        _links.FetchAsync(new AttachmentLink("resume", Link, null), MaxBytes, cancellationToken);

    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Resolved.Enqueue(host);
        if (NeverResolves)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return Resolve(host);
    }

    public Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        Connected.Enqueue(endpoint);
        return Silent.Contains(endpoint.Address)
            ? throw new SocketException((int)SocketError.ConnectionRefused)
            : new SystemNetwork().ConnectAsync(
                new IPEndPoint(IPAddress.Loopback, _port),
                cancellationToken
            );
    }

    public void Dispose() => _links.Dispose();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Logged.Enqueue($"{formatter(state, exception)} {exception}");
}
