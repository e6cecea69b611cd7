using System.Net;
using System.Net.Sockets;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>Finds a port base of which every port that LocalHost opens is free.</summary>
internal static class FreePorts
{
    // Below the ports that systems hand out by themselves, so that no outgoing connection takes one meanwhile.
    private const int Lowest = 12_000;
    private const int Highest = 32_000;
    private const int Tries = 100;
    private static readonly int[] Offsets = [0, 1, 2, 25, 26, 71, 280];

    public static int Base()
    {
        for (var i = 0; i < Tries; i++)
        {
            var candidate = Random.Shared.Next(Lowest, Highest);
            if (Array.TrueForAll(Offsets, offset => IsFree(candidate + offset)))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException(
            $"No free ports were found between {Lowest} and {Highest}."
        );
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
