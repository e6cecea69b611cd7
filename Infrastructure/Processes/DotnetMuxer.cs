using System.Runtime.InteropServices;

namespace ApplyFunctions.Infrastructure.Processes;

/// <summary>The program <c>dotnet</c>, which starts assemblies.</summary>
public static class DotnetMuxer
{
    /// <summary>
    /// The one whose runtime runs this process. The program of this process is something else where a host of
    /// Azure's own has loaded the app, and a <c>dotnet</c> on the PATH, if there is one, may be another version.
    /// </summary>
    public static string Current => Of(RuntimeEnvironment.GetRuntimeDirectory());

    /// <param name="runtime">The folder of a .NET runtime.</param>
    public static string Of(string runtime)
    {
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var muxer = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(muxer) ? muxer : "dotnet";
    }
}
