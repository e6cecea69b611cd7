using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Node;

/// <summary>A package of npm that LocalHost uses.</summary>
/// <param name="Entry">Its JavaScript entry, below the package's own folder.</param>
internal sealed record NodePackage(string Name, string Version, string Entry)
{
    public static NodePackage Azurite { get; } = new("azurite", "3.37.0", "dist/src/azurite.js");

    public static NodePackage Esbuild { get; } = new("esbuild", "0.28.2", "lib/main.js");
}

/// <summary>
/// A package in a cache folder of the user, installed on first use. A half-done installation is never seen: it is made in
/// a folder beside and renamed, under a lock that starts at the same time wait for.
/// </summary>
internal sealed class NodeInstallation(
    NodePackage package,
    string cache,
    Func<string, string, CancellationToken, Task> install,
    TextWriter log
)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    /// <summary><c>$XDG_CACHE_HOME/applyfunctions</c>, or the same below the user's local application data.</summary>
    public static string UserCache()
    {
        var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(root))
        {
            root = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
        }

        return Path.Combine(
            string.IsNullOrEmpty(root) ? Path.GetTempPath() : root,
            "applyfunctions"
        );
    }

    /// <summary>One in the user's cache, from npm.</summary>
    public static NodeInstallation Of(NodePackage package, TextWriter log) =>
        new(package, UserCache(), NodeTools.InstallAsync, log);

    /// <summary>The path of the package's JavaScript entry, installed if it was not.</summary>
    public async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, $"{package.Name}-{package.Version}");
        var entry = Path.Combine(
            folder,
            "node_modules",
            package.Name,
            package.Entry.Replace('/', Path.DirectorySeparatorChar)
        );
        if (File.Exists(entry))
        {
            return entry;
        }

        Directory.CreateDirectory(cache);
        await using var held = await LockAsync($"{folder}.lock", cancellationToken);
        if (File.Exists(entry))
        {
            return entry;
        }

        await log.WriteLineAsync(
            $"Installing {package.Name} {package.Version} into {folder}: once per user, half a minute or so …"
        );
        var beside = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(beside);
        try
        {
            await install($"{package.Name}@{package.Version}", beside, cancellationToken);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(beside, folder);
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }

        return File.Exists(entry)
            ? entry
            : throw new LocalHostException(
                $"{package.Name}@{package.Version} was installed, but {entry} is missing.",
                $"Remove {folder} and start again."
            );
    }

    /// <summary>The system releases the lock when its holder ends, however it ends.</summary>
    private static async Task<FileStream> LockAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.None
                );
            }
            catch (IOException exception)
                when (exception is not FileNotFoundException and not DirectoryNotFoundException)
            {
                await Task.Delay(LockPoll, cancellationToken);
            }
        }
    }
}
