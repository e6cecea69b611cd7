using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>
/// Opens the connections to places that somebody outside has named. A host is looked up once for a connection, every address that it has
/// is checked, and what is connected to is one of those: a name that stands for something else a moment later changes
/// nothing.
/// </summary>
internal sealed class CheckedConnection(HostRules rules, INetwork network)
{
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await network.ResolveAsync(host, cancellationToken);
        var mayBePrivate = rules.MayBePrivate(host, port);
        if (!Array.TrueForAll(addresses, address => IsAllowed(address, mayBePrivate)))
        {
            throw new NotPublicException();
        }

        return await ConnectAsync(addresses, port, cancellationToken);
    }

    private async Task<Stream> ConnectAsync(
        IPAddress[] addresses,
        int port,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < addresses.Length - 1; i++)
        {
            try
            {
                return await network.ConnectAsync(
                    new IPEndPoint(addresses[i], port),
                    cancellationToken
                );
            }
            catch (SocketException)
            {
                // The next address may answer; the last one tells why none did.
            }
        }

        return addresses is [.., var last]
            ? await network.ConnectAsync(new IPEndPoint(last, port), cancellationToken)
            : throw new SocketException((int)SocketError.NoData);
    }

    private static bool IsAllowed(IPAddress address, bool mayBePrivate) =>
        AddressSpace.KindOf(address) switch
        {
            AddressKind.Public => true,
            AddressKind.Private => mayBePrivate,
            _ => false,
        };
}

/// <summary>Says through the HTTP client, which has no other way, that a host is not on the public internet.</summary>
internal sealed class NotPublicException()
    : IOException("The host has an address that is not public.");
