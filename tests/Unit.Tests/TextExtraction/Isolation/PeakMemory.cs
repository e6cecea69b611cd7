using System.Globalization;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

/// <summary>The most memory that a process of a pool has at any moment, which only Linux tells.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private readonly ReaderLab _lab;
    private readonly Timer _timer;
    private long _most;

    private PeakMemory(ReaderLab lab)
    {
        _lab = lab;
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, Glance);
    }

    public long Megabytes
    {
        get
        {
            Look();
            return Interlocked.Read(ref _most) / 1_024;
        }
    }

    /// <summary>Begins anew for the processes that there are.</summary>
    public static PeakMemory Of(ReaderLab lab)
    {
        foreach (var id in OperatingSystem.IsLinux() ? lab.ProcessIds : [])
        {
            // https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
            File.WriteAllText($"/proc/{id}/clear_refs", "5");
        }

        return new PeakMemory(lab);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        foreach (var id in OperatingSystem.IsLinux() ? _lab.ProcessIds : [])
        {
            var found = HighWaterMark(id);
            long before;
            do
            {
                before = Interlocked.Read(ref _most);
            } while (
                found > before && Interlocked.CompareExchange(ref _most, found, before) != before
            );
        }
    }

    private static long HighWaterMark(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(line.AsSpan(6, line.Length - 9), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
