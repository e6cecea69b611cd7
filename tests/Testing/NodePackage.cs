using System.Diagnostics;
using ApplyFunctions.LocalHost.Azurite;

namespace ApplyFunctions.Testing;

/// <summary>A package of npm in the user's cache, installed on first use, for scripts that tests run with it.</summary>
public sealed class NodePackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private readonly string _folder;

    private NodePackage(string folder) => _folder = folder;

    public static async Task<NodePackage> EnsureAsync(
        string name,
        string version,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(AzuriteInstallation.UserCache(), $"{name}-{version}");
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(folder))
            {
                await InstallAsync($"{name}@{version}", folder, cancellationToken);
            }
        }
        finally
        {
            OneAtATime.Release();
        }

        return new NodePackage(folder);
    }

    /// <summary>Runs a module, whose imports find the package, and returns what it writes.</summary>
    /// <param name="module">The text of the module.</param>
    /// <param name="argument">Its first argument: <c>process.argv[2]</c>.</param>
    public async Task<string> RunAsync(
        string module,
        string argument,
        CancellationToken cancellationToken
    )
    {
        var script = Path.Combine(_folder, $"{Guid.NewGuid():N}.mjs");
        await File.WriteAllTextAsync(script, module, cancellationToken);
        try
        {
            var node = await NodeTools.FindNodeAsync(cancellationToken);
            using var process = Process.Start(
                new ProcessStartInfo(node, [script, argument])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException(await errors);
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>Made beside its place and moved there, so that nobody sees half of it.</summary>
    private static async Task InstallAsync(
        string package,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var beside = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(beside);
        try
        {
            await NodeTools.InstallAsync(package, beside, cancellationToken);
            Directory.Move(beside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Other tests were faster.
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }
}
