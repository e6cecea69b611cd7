using System.Diagnostics;
using ApplyFunctions.LocalHost.Node;

namespace ApplyFunctions.Testing;

/// <summary>A library of npm in the user's cache, installed on first use, for scripts that tests run with it.</summary>
public sealed class NodeLibrary
{
    private readonly string _folder;

    private NodeLibrary(string folder) => _folder = folder;

    public static async Task<NodeLibrary> EnsureAsync(
        string name,
        string version,
        CancellationToken cancellationToken
    )
    {
        var package = new NodePackage(name, version, "package.json");
        var entry = await NodeInstallation
            .Of(package, TextWriter.Null)
            .EnsureAsync(cancellationToken);
        return new NodeLibrary(Path.GetDirectoryName(entry)!);
    }

    /// <summary>Runs a module, whose imports find the library, and returns what it writes.</summary>
    /// <param name="module">The text of the module.</param>
    /// <param name="argument">Its first argument: <c>process.argv[2]</c>.</param>
    public async Task<string> RunAsync(
        string module,
        string argument,
        CancellationToken cancellationToken
    )
    {
        // Node looks for packages in the folders above a module.
        var script = Path.Combine(_folder, "..", "..", $"{Guid.NewGuid():N}.mjs");
        await File.WriteAllTextAsync(script, module, cancellationToken);
        try
        {
            var node = await NodeTools.FindNodeAsync(cancellationToken);
            var (exitCode, output) = await NodeTools.RunAsync(
                new ProcessStartInfo(node, [script, argument]),
                cancellationToken
            );
            return exitCode == 0 ? output : throw new InvalidOperationException(output);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
