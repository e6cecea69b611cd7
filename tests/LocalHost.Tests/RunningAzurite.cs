using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Azurite;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

/// <summary>A real Azurite on ports and a folder of its own, from the user's cache.</summary>
internal sealed class RunningAzurite : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private AzuriteService? service;

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
        await service!.StopAsync();
        await StartServiceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service!.StopAsync();
        folder.Dispose();
    }

    private async Task StartServiceAsync()
    {
        var installation = new AzuriteInstallation(
            AzuriteInstallation.UserCache(),
            NodeTools.InstallAsync,
            TextWriter.Null
        );
        service = new AzuriteService(Ports, folder.Path, installation, TimeProvider.System);
        await service.StartAsync(TestContext.Current.CancellationToken);
    }
}
