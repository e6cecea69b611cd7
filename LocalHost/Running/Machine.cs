namespace ApplyFunctions.LocalHost.Running;

/// <summary>
/// Runs the services: what the app leans on first, then the app. Stops them in the opposite order, whatever happened.
/// </summary>
/// <param name="foundations">What must be ready before the app starts.</param>
/// <param name="prepare">What is done beside the app's start, once the foundations are ready.</param>
/// <param name="app">The functions app; null when another program runs it.</param>
internal sealed class Machine(
    IReadOnlyList<IService> foundations,
    Func<CancellationToken, Task> prepare,
    IService? app
)
{
    /// <summary>How long a death is taken for Ctrl+C, which reaches the children as well, before it is reported.</summary>
    private static readonly TimeSpan CtrlCReachesAll = TimeSpan.FromMilliseconds(500);

    public IReadOnlyList<IService> Services { get; } =
        app is null ? foundations : [app, .. foundations];

    /// <summary>Returns when <paramref name="cancellationToken"/> asks for the end; throws when a service fails.</summary>
    public async Task RunAsync(Func<Task> whenReady, CancellationToken cancellationToken)
    {
        PortCheck.Demand(Services);
        try
        {
            await AllAsync(foundations.Select(Start), cancellationToken);
            await AllAsync(app is null ? [prepare] : [prepare, Start(app)], cancellationToken);
            await whenReady();
            await UntilDeathAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The developer asked for the end.
        }
        catch (LocalHostException) when (cancellationToken.IsCancellationRequested)
        {
            // A child that was still starting got the same Ctrl+C.
        }
        finally
        {
            await StopAsync();
        }
    }

    private static Func<CancellationToken, Task> Start(IService service) => service.StartAsync;

    /// <summary>Runs all side by side. The first failure ends the others, so that it is told at once.</summary>
    private static async Task AllAsync(
        IEnumerable<Func<CancellationToken, Task>> starts,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = starts.Select(start => start(either.Token)).ToList();
        try
        {
            await foreach (var done in Task.WhenEach(running))
            {
                await done;
            }
        }
        catch
        {
            await either.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task UntilDeathAsync(CancellationToken cancellationToken)
    {
        var first = await Task.WhenAny(Services.Select(service => service.Died))
            .WaitAsync(cancellationToken);
        await Task.Delay(CtrlCReachesAll, cancellationToken);
        var dead = Services.First(service => service.Died == first);
        throw new LocalHostException(
            $"{dead.Name} {await first}",
            "Everything else was stopped. Mend what it complains about, then start again."
        );
    }

    private async Task StopAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
        }

        await Task.WhenAll(foundations.Select(service => service.StopAsync()));
    }
}
