using ApplyFunctions.Core.Applications;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>The app's services over storage of their own, in which nothing is at work but what a test begins.</summary>
public abstract class StillSystem : IAsyncLifetime
{
    private readonly LocalHostProcess _machine = LocalHostProcess.Start(
        new LocalHostOptions { WithApp = false, InMemory = true }
    );
    private ServiceProvider? _services;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IReadOnlyDictionary<string, string> Settings => _machine.Settings;

    public async ValueTask InitializeAsync()
    {
        await _machine.UntilReadyAsync(Stop);
        _services = AppComposition.Build(_machine.Settings);
        await _services.SetUpStorageAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _machine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<ApplicationId> ApplyAsync(ApplicationForm form)
    {
        var outcome = await _services!.SubmitAsync(form, Stop);
        return outcome.Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id;
    }

    /// <summary>How many rows of a table have the id of an application as their key.</summary>
    protected async Task<int> CountAsync(string table, ApplicationId id) =>
        (
            await new StorageView(_machine.StorageConnection).QueryAsync(
                table,
                $"RowKey eq '{id}'",
                Stop
            )
        ).Count;

    protected T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();
}
