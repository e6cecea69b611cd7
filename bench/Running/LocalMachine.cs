using System.Collections.Frozen;
using System.Globalization;
using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Microsoft.Extensions.Configuration;

namespace ApplyFunctions.Bench.Running;

/// <summary>LocalHost as the benchmarks run it.</summary>
internal static class LocalMachine
{
    // The app writes as long as it is under load.
    private const int KeptLines = 200;

    /// <param name="withApp">Whether LocalHost also runs the app.</param>
    /// <param name="inMemory">Whether storage is in memory alone: Azurite writes all that it has to disk every few seconds.</param>
    /// <param name="settings">Added to the environment, which LocalHost passes on to the app.</param>
    public static LocalHostProcess Start(
        bool withApp,
        IReadOnlyDictionary<string, string>? settings = null,
        bool inMemory = false
    ) =>
        LocalHostProcess.Start(
            new LocalHostOptions
            {
                Settings = settings,
                WithApp = withApp,
                InMemory = inMemory,
                KeptLines = KeptLines,
                // It may still be starting when it is stopped, and Ctrl+C stops it before this program does.
                DemandsGoodEnd = false,
            }
        );

    /// <summary>Starts the app beside a machine that runs without it, and has left its port free.</summary>
    /// <param name="settings">Added to those of the machine.</param>
    public static DotnetProcess StartApp(
        LocalHostProcess machine,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var environment = new Dictionary<string, string>(machine.Settings, StringComparer.Ordinal);
        foreach (var (name, value) in settings ?? FrozenDictionary<string, string>.Empty)
        {
            environment[name] = value;
        }

        return DotnetProcess.Start(
            "ApplyFunctions.Functions",
            ["--port", machine.Functions.Port.ToString(CultureInfo.InvariantCulture)],
            environment,
            KeptLines
        );
    }

    /// <summary>Reaches a machine's storage past the app.</summary>
    public static StorageClients ClientsOf(LocalHostProcess machine) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new(StorageNames.Connection, machine.StorageConnection)])
                .Build(),
            StorageNames.Connection
        );
}
