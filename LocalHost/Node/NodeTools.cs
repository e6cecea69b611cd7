using System.Diagnostics;
using System.Globalization;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Node;

/// <summary>Node and npm as installed on this machine.</summary>
internal static class NodeTools
{
    private const int OldestMajor = 20;
    private const string Remedy = "Install Node 20 or later, which brings npm: https://nodejs.org/";

    /// <summary>The path of a Node that is new enough.</summary>
    public static async Task<string> FindNodeAsync(CancellationToken cancellationToken)
    {
        var node =
            OnPath(OperatingSystem.IsWindows() ? "node.exe" : "node")
            ?? throw new LocalHostException(
                "Azurite and the careers page need Node, which is not on the PATH.",
                Remedy
            );
        var (_, output) = await RunAsync(
            new ProcessStartInfo(node, ["--version"]),
            cancellationToken
        );
        var version = output.Trim();
        if (MajorOf(version) < OldestMajor)
        {
            throw new LocalHostException(
                FormattableString.Invariant(
                    $"Azurite and the careers page need Node {OldestMajor} or later; {node} is {version}."
                ),
                Remedy
            );
        }

        return node;
    }

    /// <summary>Installs one package with its dependencies into <paramref name="folder"/>, without running their scripts.</summary>
    public static async Task InstallAsync(
        string package,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var npm =
            OnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
            ?? throw new LocalHostException("npm is not on the PATH.", Remedy);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "package.json"),
            """{ "private": true }""",
            cancellationToken
        );
        // engine-strict=false: Azurite asks for Node 22 but runs on 20.
        // Two retries within seconds: npm's own waits add up to a silent minute when there is no network.
        // No argument is a path, so nothing here needs cmd.exe's quoting.
        string[] arguments =
        [
            "install",
            package,
            "--save-exact",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--engine-strict=false",
            "--loglevel=error",
            "--fetch-retry-mintimeout=1000",
            "--fetch-retry-maxtimeout=5000",
        ];
        var start = new ProcessStartInfo(npm, arguments) { WorkingDirectory = folder };
        var (exitCode, output) = await RunAsync(start, cancellationToken);
        if (exitCode != 0)
        {
            throw new LocalHostException(
                FormattableString.Invariant(
                    $"npm could not install {package} (exit code {exitCode}):{Environment.NewLine}{output.Trim()}"
                ),
                "The first start needs the npm registry. Check the network and `npm config get registry`, then start again."
            );
        }
    }

    /// <summary>Runs a program to its end, and returns all that it writes.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        ProcessStartInfo start,
        CancellationToken cancellationToken
    )
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process =
            Process.Start(start) ?? throw new InvalidOperationException(start.FileName);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? OnPath(string file) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder.Trim('"'), file))
            .FirstOrDefault(File.Exists);

    private static int MajorOf(string version) =>
        int.TryParse(
            version.TrimStart('v').Split('.')[0],
            CultureInfo.InvariantCulture,
            out var major
        )
            ? major
            : 0;
}
