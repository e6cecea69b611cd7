using System.Buffers.Text;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>The memory that a process has in use.</summary>
/// <remarks>
/// Linux tells it in /proc/PID/statm: the second number counts the pages in memory. The file is kept open, since it is looked
/// at after each document. Process itself would look at every thread.
/// https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
/// </remarks>
internal sealed class ResidentMemory(Process process) : IDisposable
{
    private readonly SafeFileHandle? _pages = Open(process);

    /// <summary>0 where the process has ended.</summary>
    public long Bytes
    {
        get
        {
            try
            {
                if (_pages is not null)
                {
                    return Pages(_pages) * Environment.SystemPageSize;
                }

                process.Refresh();
                return process.WorkingSet64;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                // An ObjectDisposedException is of the latter kind.
                return 0;
            }
        }
    }

    public void Dispose() => _pages?.Dispose();

    private static SafeFileHandle? Open(Process process)
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? File.OpenHandle(FormattableString.Invariant($"/proc/{process.Id}/statm"))
                : null;
        }
        catch (IOException)
        {
            // It has ended already.
            return null;
        }
    }

    private static long Pages(SafeFileHandle file)
    {
        Span<byte> buffer = stackalloc byte[128];
        var line = buffer[..RandomAccess.Read(file, buffer, fileOffset: 0)];
        var second = line[(line.IndexOf((byte)' ') + 1)..];
        return Utf8Parser.TryParse(second, out long pages, out _) ? pages : 0;
    }
}
