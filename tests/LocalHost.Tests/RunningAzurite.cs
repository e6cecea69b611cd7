using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Azurite;
using ApplyFunctions.LocalHost.Node;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

/// <summary>A real Azurite on ports and a folder of its own, from the user's cache.</summary>
internal sealed class RunningAzurite : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private AzuriteService? _service;

    public Ports Ports { get; } = TestPorts.Next();

    public string ConnectionString => AppSettings.StorageConnectionString(Ports);

    public static async Task<RunningAzurite> StartAsync()
    {
        var azurite = new RunningAzurite();
        await azurite.StartServiceAsync();
        return azurite;
    }

    public async Task RestartAsync()
    {
        await _service!.StopAsync();
        await StartServiceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service!.StopAsync();
        _folder.Dispose();
    }

    private async Task StartServiceAsync()
    {
        var installation = NodeInstallation.Of(NodePackage.Azurite, TextWriter.Null);
        _service = new AzuriteService(Ports, _folder.Path, installation, TimeProvider.System);
        await _service.StartAsync(TestContext.Current.CancellationToken);
    }
}
