using ApplyFunctions.LocalHost.Node;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class NodeInstallationTests
{
    private static readonly string Entry = Path.Combine(
        "node_modules",
        "azurite",
        "dist",
        "src",
        "azurite.js"
    );

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_starts_at_once_install_once()
    {
        using var cache = new TestFolder();
        var installed = 0;
        var both = new TaskCompletionSource();
        NodeInstallation Create() =>
            new(
                NodePackage.Azurite,
                cache.Path,
                async (package, folder, _) =>
                {
                    Interlocked.Increment(ref installed);
                    package.Should().Be("azurite@3.37.0");
                    await both.Task;
                    WriteEntry(folder);
                },
                TextWriter.Null
            );

        var first = Create().EnsureAsync(Cancelled);
        var second = Create().EnsureAsync(Cancelled);
        both.SetResult();
        var entries = await Task.WhenAll(first, second)
            .WaitAsync(TimeSpan.FromSeconds(10), Cancelled);

        installed.Should().Be(1);
        entries.Should().AllBe(Path.Combine(cache.Path, "azurite-3.37.0", Entry));
        Directory.GetDirectories(cache.Path).Should().ContainSingle();
    }

    [Fact]
    public async Task A_failed_installation_leaves_nothing_behind()
    {
        using var cache = new TestFolder();
        var failing = new NodeInstallation(
            NodePackage.Azurite,
            cache.Path,
            (_, folder, _) =>
            {
                WriteEntry(folder);
                throw new LocalHostException("no network", "connect");
            },
            TextWriter.Null
        );

        var install = () => failing.EnsureAsync(Cancelled);

        await install.Should().ThrowAsync<LocalHostException>().WithMessage("no network");
        Directory.GetDirectories(cache.Path).Should().BeEmpty();
    }

    private static void WriteEntry(string folder)
    {
        var path = Path.Combine(folder, Entry);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
    }
}
