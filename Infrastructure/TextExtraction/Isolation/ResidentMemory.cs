using System.Diagnostics;
using System.Globalization;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>The memory that a process has in use.</summary>
internal static class ResidentMemory
{
    /// <summary>Bytes; 0 for a process that has ended.</summary>
    public static long Of(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                return OnLinux(process.Id);
            }

            process.Refresh();
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    // Of /proc/PID/statm, the second number counts the pages in memory. Process itself would look at every thread.
    // https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
    private static long OnLinux(int id)
    {
        var fields = File.ReadAllText($"/proc/{id}/statm").Split(' ');
        return long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
