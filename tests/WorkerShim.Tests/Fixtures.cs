using WorkerShim.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(SampleAppFixture))]

namespace WorkerShim.Tests;

/// <summary>Azurite, and one app for all the tests that need no other settings.</summary>
public sealed class SampleAppFixture : IAsyncLifetime
{
    public AzuriteServer Azurite { get; private set; } = null!;

    public SampleApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Azurite = await AzuriteServer.StartAsync();
        try
        {
            App = await SampleApp.StartAsync(Azurite);
        }
        catch
        {
            await Azurite.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (App is null)
        {
            return;
        }
        await App.DisposeAsync();
        await Azurite.DisposeAsync();
    }
}
