using System.Globalization;
using System.Net.NetworkInformation;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.Testing;

/// <summary>
/// Port bases that no other test and no other program on this machine uses. Test projects run at the same time, so each
/// base is held by a lock on a file until its process ends.
/// </summary>
internal static class TestPorts
{
    private const int First = 21_000;
    private const int Block = 300;
    private const int Slots = 210;

    // The ports of one base are at 0, 1, 2, 25, 26, 71 and 280 from it, so that many bases fit into one another.
    private const int BasesInBlock = 7;
    private const int Step = 3;
    private static readonly List<FileStream> Held = [];

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
            if (!used.Any(busy.Contains) && TryHold(slot))
            {
                return ports;
            }
        }

        throw new InvalidOperationException("No port base is free.");
    }

    private static bool TryHold(int slot)
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
                Held.Add(file);
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
