using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>The network below HTTP; tests put one of their own here, where names change what they stand for.</summary>
internal interface INetwork
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <exception cref="SocketException">Nobody answers there.</exception>
    Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken);
}

internal sealed class SystemNetwork : INetwork
{
    // The system's look-up goes on when it is broken off; whoever asked does not.
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(cancellationToken);

    public async Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
        };
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
