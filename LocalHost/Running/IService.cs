namespace ApplyFunctions.LocalHost.Running;

/// <summary>One thing that LocalHost runs: it owns its ports, says when it is ready, and says when it dies.</summary>
internal interface IService
{
    string Name { get; }

    /// <summary>What to print once it is ready.</summary>
    string Address { get; }

    /// <summary>The ports on 127.0.0.1 that must be free before anything is started.</summary>
    IReadOnlyList<int> Ports { get; }

    /// <summary>Completes when it answers; throws <see cref="LocalHostException"/> when it never will.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Completes, with an explanation, if it ends after it was ready. A service that can't never completes.</summary>
    Task<string> Died { get; }

    /// <summary>Ends it within its share of five seconds, whatever state it is in.</summary>
    Task StopAsync();
}
