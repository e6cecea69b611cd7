using System.Net;

namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>Who can be behind an address.</summary>
internal enum AddressKind
{
    /// <summary>One host on the internet, whoever asks.</summary>
    Public,

    /// <summary>This machine or its network: only for hosts that the settings name.</summary>
    Private,

    /// <summary>What nobody has to ask, whatever the settings say.</summary>
    Forbidden,
}

/// <summary>
/// Tells addresses apart by the registries of IANA: https://www.iana.org/assignments/iana-ipv4-special-registry,
/// https://www.iana.org/assignments/iana-ipv6-special-registry.
/// </summary>
internal static class AddressSpace
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // Shared by the customers of a carrier; services of clouds, too
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("fc00::/7"), // Unique local
    ];

    private static readonly IPNetwork[] Forbidden =
    [
        IPNetwork.Parse("0.0.0.0/8"), // This host: Linux takes it for loopback
        IPNetwork.Parse("100.100.100.200/32"), // Metadata of Alibaba Cloud
        IPNetwork.Parse("168.63.129.16/32"), // Azure's own services, on a public address
        IPNetwork.Parse("169.254.0.0/16"), // Link-local; the metadata of most clouds
        IPNetwork.Parse("192.0.0.0/24"), // Assignments of the IETF; metadata of Oracle Cloud
        IPNetwork.Parse("192.0.2.0/24"), // Documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("198.18.0.0/15"), // Benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // Documentation
        IPNetwork.Parse("203.0.113.0/24"), // Documentation
        IPNetwork.Parse("224.0.0.0/4"), // Multicast
        IPNetwork.Parse("240.0.0.0/4"), // Reserved, and broadcast
        IPNetwork.Parse("2001::/23"), // Assignments of the IETF, Teredo among them, which embeds addresses
        IPNetwork.Parse("2001:db8::/32"), // Documentation
        IPNetwork.Parse("2002::/16"), // 6to4, which embeds addresses
        IPNetwork.Parse("3fff::/20"), // Documentation
        IPNetwork.Parse("fd00:ec2::/32"), // Metadata and other services of Amazon's cloud
        IPNetwork.Parse("fd20:ce::/32"), // Metadata of Google's cloud
    ];

    // All that is assigned for one host each. Outside of it are the unspecified address, link-local and site-local ones,
    // multicast, and those that embed another address: mapped, compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48).
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static AddressKind KindOf(IPAddress address)
    {
        // Contains() would take a mapped address for the one in it, also against networks of IPv6.
        if (address.IsIPv4MappedToIPv6)
        {
            return AddressKind.Forbidden;
        }

        if (Array.Exists(Forbidden, network => network.Contains(address)))
        {
            return AddressKind.Forbidden;
        }

        if (Array.Exists(Private, network => network.Contains(address)))
        {
            return AddressKind.Private;
        }

        return
            address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            || GlobalUnicast.Contains(address)
            ? AddressKind.Public
            : AddressKind.Forbidden;
    }
}
