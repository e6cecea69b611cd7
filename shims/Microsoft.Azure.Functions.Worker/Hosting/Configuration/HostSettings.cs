using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Hosting.Configuration;

/// <summary>What the host reads before the app is built: its files and its port.</summary>
internal sealed record HostSettings(HostJson HostJson, LocalSettings Local, int Port)
{
    private const int CoreToolsPort = 7071;

    /// <summary>The host's own clock: the real worker registers none for the app.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the app's files are: the real host, too, starts the worker there.</summary>
    public static string ScriptRoot => AppContext.BaseDirectory;

    public static HostSettings Load(string[] args)
    {
        var local = LocalSettings.Load(FindFile("local.settings.json"));
        local.ApplyToEnvironment();
        var port = PortArgument(args) ?? local.Port ?? CoreToolsPort;
        return new(HostJson.Load(FindFile("host.json")), local, port);
    }

    private static string? FindFile(string name) =>
        new[] { ScriptRoot, Directory.GetCurrentDirectory() }
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static int? PortArgument(string[] args)
    {
        var at = Array.FindIndex(args, a => a is "--port" || a.StartsWith("--port=", default));
        if (at < 0)
        {
            return null;
        }
        var text = args[at] is "--port"
            ? args.ElementAtOrDefault(at + 1)
            : args[at]["--port=".Length..];
        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new InvalidOperationException("--port takes a number between 0 and 65535.");
    }
}
