using System.Net.NetworkInformation;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.Testing;

/// <summary>Port bases that no other test and no other program on this machine uses.</summary>
internal static class TestPorts
{
    private const int First = 21_000;
    private const int Step = 300;
    private const int Slots = 30;
    private static int taken = Environment.ProcessId % Slots;

    public static Ports Next()
    {
        var busy = IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Select(endpoint => endpoint.Port)
            .ToHashSet();
        for (var tried = 0; tried < Slots; tried++)
        {
            var ports = new Ports(First + (Interlocked.Increment(ref taken) % Slots * Step));
            int[] used =
            [
                ports.Functions,
                ports.Careers,
                ports.Mail,
                ports.Ocr,
                ports.Blobs,
                ports.Queues,
                ports.Tables,
            ];
            if (!used.Any(busy.Contains))
            {
                return ports;
            }
        }

        throw new InvalidOperationException("No port base is free.");
    }
}
