using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using ApplyFunctions.Infrastructure.Processes;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>How the app's own program is started to read documents.</summary>
internal static class ReaderLaunch
{
    private const string Program = "ApplyFunctions.Functions";

    // What a .NET process uses besides the heap: the runtime, its code, the stack of the reading thread.
    private const int MegabytesOutsideTheHeap = 112;

    private const int YoungBytes = 32 * 1_024 * 1_024;
    private const int LargeObjectBytes = 4 * 1_024 * 1_024;
    private const int CountAfterMilliseconds = 32;
    private const int CallsBeforeFastCode = 30;

    // A parser has no use for connection strings and keys, so the process gets only what .NET itself may need.
    private static readonly string[] Passed =
    [
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "DOTNET_ROOT_ARM64",
        "DOTNET_ROLL_FORWARD",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
        "DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU",
        "DOTNET_RUNNING_IN_CONTAINER",
        "LD_LIBRARY_PATH",
        "LANG",
        "LC_ALL",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SystemRoot",
        "SystemDrive",
        "windir",
    ];

    /// <param name="memoryMegabytes">Of the whole process.</param>
    public static ProcessStartInfo Create(int memoryMegabytes) =>
        Create(memoryMegabytes, AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory());

    /// <param name="folder">Where the program lies: beside this assembly, whoever has loaded it.</param>
    /// <param name="runtime">The folder of the .NET runtime.</param>
    public static ProcessStartInfo Create(int memoryMegabytes, string folder, string runtime)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var assembly = Path.Combine(folder, $"{Program}.dll");
        if (Host(folder, runtime) is { } own)
        {
            start.FileName = own;
        }
        else
        {
            start.FileName = DotnetMuxer.Of(runtime);
            start.ArgumentList.Add(assembly);
        }

        start.ArgumentList.Add(ReaderProgram.Argument);
        SetEnvironment(start.Environment, memoryMegabytes);
        return start;
    }

    /// <summary>
    /// The program's own host, where the app was published with a runtime of its own: no <c>dotnet</c> is then
    /// about that could start it.
    /// </summary>
    private static string? Host(string folder, string runtime)
    {
        if (!Same(folder, runtime))
        {
            return null;
        }

        var host = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{Program}.exe" : Program);
        if (!OperatingSystem.IsWindows() && File.Exists(host))
        {
            MakeExecutable(host);
        }

        return host;
    }

    // Packages in the zip format may have lost the right to execute; the attempt to start it tells where it can't be given.
    [UnsupportedOSPlatform("windows")]
    private static void MakeExecutable(string host)
    {
        var mode = File.GetUnixFileMode(host);
        if (!mode.HasFlag(UnixFileMode.UserExecute))
        {
            try
            {
                File.SetUnixFileMode(host, mode | UnixFileMode.UserExecute);
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                // A package that is mounted can't be changed.
            }
        }
    }

    private static bool Same(string folder, string other) =>
        string.Equals(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)),
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(other)),
            StringComparison.OrdinalIgnoreCase
        );

    private static void SetEnvironment(IDictionary<string, string?> environment, int memory)
    {
        var passed = Passed
            .Where(environment.ContainsKey)
            .Select(name => (name, environment[name]))
            .ToList();
        environment.Clear();
        foreach (var (name, value) in passed)
        {
            environment[name] = value;
        }

        var heap = (long)(memory - MegabytesOutsideTheHeap) * 1_024 * 1_024;
        environment["DOTNET_GCHeapHardLimit"] = Hexadecimal(heap);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";

        // A document makes some megabytes of garbage. With the usual budget each is collected several times over.
        environment["DOTNET_GCgen0size"] = Hexadecimal(YoungBytes);
        environment["DOTNET_GCGen0MaxBudget"] = Hexadecimal(YoungBytes);

        // A font or a picture is beyond the usual 85 KB, and a few of them have all of the heap collected each time.
        environment["DOTNET_GCLOHThreshold"] = Hexadecimal(LargeObjectBytes);

        // The app does without; but this process reads documents all its life. It gets fast in half the time where calls
        // are counted after 32 ms without anything new (usually 100), in code that is optimized.
        environment["DOTNET_TieredPGO"] = "1";
        environment["DOTNET_TieredPGO_InstrumentedTierAlwaysOptimized"] = "1";
        environment["DOTNET_TC_CallCountingDelayMs"] = Hexadecimal(CountAfterMilliseconds);
        environment["DOTNET_TC_CallCountThreshold"] = Hexadecimal(CallsBeforeFastCode);

        // No dumps, and no door for debuggers: both would show documents.
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_NOLOGO"] = "1";
    }

    // .NET reads numbers of its environment as such.
    private static string Hexadecimal(long number) =>
        number.ToString("X", CultureInfo.InvariantCulture);
}
