using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.LocalHost.Running;

/// <summary>Finds out before anything is started which ports another program holds.</summary>
internal static class PortCheck
{
    public static void Demand(IEnumerable<IService> services)
    {
        var taken = services
            .SelectMany(service => service.Ports.Select(port => (service.Name, Port: port)))
            .Where(wanted => !IsFree(wanted.Port))
            .Select(wanted =>
                FormattableString.Invariant($"{wanted.Port} (wanted by the {wanted.Name})")
            )
            .ToList();
        if (taken.Count > 0)
        {
            throw new LocalHostException(
                $"Already in use on 127.0.0.1: port {string.Join(", port ", taken)}.",
                "Stop what holds them, or move all ports, for example with --port-base 20000 (and --data .local2 beside another LocalHost)."
            );
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
