using System.Diagnostics;
using ApplyFunctions.LocalHost.Node;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>
/// A static page as a host is to serve it: its modules and styles joined and made small by esbuild, in a folder of their
/// own. Made again when something in the source has changed.
/// </summary>
/// <param name="page">The source.</param>
/// <param name="folder">Where to.</param>
internal sealed class PageBundle(PageSource page, string folder, NodeInstallation esbuild)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private DateTime _made;

    /// <summary>Where it is as it is written.</summary>
    public string Source => page.Folder;

    /// <param name="log">Is told when esbuild is installed.</param>
    public static PageBundle Of(PageSource page, string folder, TextWriter log) =>
        new(page, folder, NodeInstallation.Of(NodePackage.Esbuild, log));

    /// <exception cref="LocalHostException">Node or esbuild is missing, or the source has a fault.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var changed = page.ChangedAt();
            if (changed != _made)
            {
                await MakeAsync(cancellationToken);
                _made = changed;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        var node = await NodeTools.FindNodeAsync(cancellationToken);
        var entry = await esbuild.EnsureAsync(cancellationToken);
        var script = Path.Combine(AppContext.BaseDirectory, "Careers", "bundle.mjs");

        // What an earlier version left is not served any more.
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var (exitCode, output) = await NodeTools.RunAsync(
            new ProcessStartInfo(
                node,
                [script, entry, page.Folder, Path.GetFullPath(folder), .. page.Entries]
            ),
            cancellationToken
        );
        if (exitCode != 0)
        {
            throw new LocalHostException(
                $"{page.Name} could not be put together:{Environment.NewLine}{output.Trim()}",
                $"Mend what is named in {page.Folder}, and load the page again."
            );
        }
    }
}
