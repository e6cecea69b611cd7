using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.Bench.Running;

/// <summary>A base for LocalHost's <c>--port-base</c> under which all of its ports are free.</summary>
internal static class PortBase
{
    public const int Blobs = 0;
    public const int Queues = 1;
    public const int Tables = 2;
    public const int Functions = 71;

    private const int Lowest = 20_000;

    // Below the ports that Linux gives to outgoing connections, which come and go during a run.
    private const int Highest = 32_000;
    private const int Tries = 100;
    private static readonly int[] Offsets = [Blobs, Queues, Tables, 25, 26, Functions, 280];

    public static int FindFree()
    {
        for (var i = 0; i < Tries; i++)
        {
            var candidate = Random.Shared.Next(Lowest, Highest);
            if (Offsets.All(offset => IsFree(candidate + offset)))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException(
            $"No {Offsets.Length} free ports were found from {Lowest} to {Highest}."
        );
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
