using System.ComponentModel;
using System.Runtime.InteropServices;

/// <summary>
/// The functions app's end of LocalHost's leash: .NET runs this in the app before its Main, because LocalHost names this
/// assembly in DOTNET_STARTUP_HOOKS. When standard input closes, the app stops as on SIGTERM.
/// https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1050, MA0047, RCS1110 // The runtime looks for this name outside any namespace.
internal static class StartupHook
#pragma warning restore CA1050, MA0047, RCS1110
{
    private const int SigTerm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static void Initialize()
    {
        // Programs that the app itself starts have no leash.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        new Thread(StopWhenInputEnds) { IsBackground = true, Name = "leash" }.Start();
    }

    private static void StopWhenInputEnds()
    {
        using (var input = Console.OpenStandardInput())
        {
            var nothing = new byte[1];
            while (input.Read(nothing) > 0)
            {
                // LocalHost writes nothing; only the end matters.
            }
        }

        if (!OperatingSystem.IsWindows() && Kill(Environment.ProcessId, SigTerm) == 0)
        {
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne(Patience);
        }

        Environment.Exit(0);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
