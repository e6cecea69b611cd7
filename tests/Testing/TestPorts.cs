using System.Globalization;
using System.Net.NetworkInformation;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.Testing;

/// <summary>
/// Port bases that no other test and no other program on this machine uses. Test projects run at the same time, so each
/// base is held by a lock on a file until it is released or its process ends.
/// </summary>
internal static class TestPorts
{
    // All below the ports that systems hand out by themselves, so that no outgoing connection takes one meanwhile.
    private const int First = 21_000;
    private const int Block = 304;
    private const int Slots = 210;

    // The ports of one base are at 0, 1, 2, 25, 26, 71 and 280 to 283 from it, so that many bases fit into one another.
    private const int BasesInBlock = 6;
    private const int Step = 4;
    private static readonly Dictionary<int, FileStream> Held = [];

    public static Ports Next()
    {
        var busy = IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Select(endpoint => endpoint.Port)
            .ToHashSet();
        for (var slot = 0; slot < Slots; slot++)
        {
            var ports = new Ports(
                First + (slot / BasesInBlock * Block) + (slot % BasesInBlock * Step)
            );
            if (!All(ports).Any(busy.Contains) && TryHold(slot, ports))
            {
                return ports;
            }
        }

        throw new InvalidOperationException("No port base is free.");
    }

    public static void Release(Ports ports)
    {
        lock (Held)
        {
            if (Held.Remove(ports.Base, out var file))
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Every port of a base.</summary>
    public static int[] All(Ports ports) =>
        [
            ports.Functions,
            ports.Careers,
            ports.Embedding,
            ports.SignIn,
            ports.Recruiters,
            ports.Mail,
            ports.Ocr,
            ports.Blobs,
            ports.Queues,
            ports.Tables,
        ];

    private static bool TryHold(int slot, Ports ports)
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(Path.GetTempPath(), "applyfunctions-test-ports")
        );
        try
        {
            var file = new FileStream(
                Path.Combine(folder.FullName, slot.ToString(CultureInfo.InvariantCulture)),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
            lock (Held)
            {
                Held.Add(ports.Base, file);
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
