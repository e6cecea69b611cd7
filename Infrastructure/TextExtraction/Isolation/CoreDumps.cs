using System.Runtime.InteropServices;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>A core dump of a process that reads documents would hold a document, and hundreds of megabytes besides.</summary>
internal static class CoreDumps
{
    // RLIMIT_CORE is 4 on Linux and on macOS; a limit is of 64 bits on both.
    private const int SizeOfCore = 4;

    public static void Forbid()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            // Where it is not granted, a dump is as likely as it was.
            ulong[] none = [0, 0];
            _ = SetLimit(SizeOfCore, none);
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ulong[] softAndHard);
}
