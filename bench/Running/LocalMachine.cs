using System.Globalization;
using System.Text.Json;

namespace ApplyFunctions.Bench.Running;

/// <summary>LocalHost as a process, on free ports and with a data folder that is removed at the end.</summary>
internal sealed class LocalMachine : IAsyncDisposable
{
    private const string Program = "ApplyFunctions.LocalHost";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private readonly DotnetProcess process;
    private readonly DirectoryInfo data;
    private readonly int ports;

    private LocalMachine(DotnetProcess process, DirectoryInfo data, int ports)
    {
        this.process = process;
        this.data = data;
        this.ports = ports;
    }

    public Uri App => Origin(PortBase.Functions);

    /// <summary>
    /// The emulator's well-known account, whose key is public:
    /// https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key
    /// </summary>
    public string Storage
    {
        get
        {
            const string account = "devstoreaccount1";
            const string key =
                "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
            return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
                + $"BlobEndpoint={Origin(PortBase.Blobs)}{account};"
                + $"QueueEndpoint={Origin(PortBase.Queues)}{account};"
                + $"TableEndpoint={Origin(PortBase.Tables)}{account};";
        }
    }

    /// <param name="withApp">Whether LocalHost also runs the app.</param>
    /// <param name="settings">Added to the environment, which LocalHost passes on to the app.</param>
    public static LocalMachine Start(
        bool withApp,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var portBase = PortBase.FindFree();
        var folder = Directory.CreateTempSubdirectory("applyfunctions-bench-");
        List<string> arguments =
        [
            "--port-base",
            portBase.ToString(CultureInfo.InvariantCulture),
            "--data",
            folder.FullName,
        ];
        if (!withApp)
        {
            arguments.Add("--no-app");
        }

        var started = DotnetProcess.Start(
            Program,
            arguments,
            settings ?? new Dictionary<string, string>(StringComparer.Ordinal)
        );
        return new LocalMachine(started, folder, portBase);
    }

    public void DemandAlive() => process.DemandAlive();

    /// <summary>Waits until LocalHost has announced that everything is ready.</summary>
    public Task UntilReadyAsync(CancellationToken cancellationToken) =>
        Wait.UntilAsync(
            () =>
            {
                DemandAlive();
                return Task.FromResult(
                    process.Lines.Any(l => l.StartsWith("Ready in", StringComparison.Ordinal))
                );
            },
            ReadyWithin,
            "LocalHost was not ready in time.",
            cancellationToken
        );

    /// <summary>The settings for an app that is run elsewhere, as LocalHost prints them without its app.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadSettingsAsync(
        CancellationToken cancellationToken
    )
    {
        await Wait.UntilAsync(
            () => Task.FromResult(process.Lines.Contains("}", StringComparer.Ordinal)),
            ReadyWithin,
            "LocalHost did not print the settings in time.",
            cancellationToken
        );
        var text = string.Concat(process.Lines.SkipWhile(l => l != "{"));
        using var json = JsonDocument.Parse(text);
        return json
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        data.Delete(recursive: true);
    }

    private Uri Origin(int offset) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports + offset}"));
}
