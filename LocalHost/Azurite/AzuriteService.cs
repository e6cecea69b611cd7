using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ApplyFunctions.LocalHost.Node;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Azurite;

/// <summary>Azurite as a child process: ready when its three ports answer, stopped so that it saves first.</summary>
/// <param name="data">Its folder; null where nothing is to stay.</param>
internal sealed class AzuriteService(
    Ports ports,
    string? data,
    NodeInstallation installation,
    TimeProvider time
) : IService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly TaskCompletionSource<string> _died = new();
    private ChildProcess? _azurite;

    public string Name => "Azurite";

    public string Address =>
        FormattableString.Invariant(
            $"{ports.Blobs} (blobs), {ports.Queues} (queues), {ports.Tables} (tables)"
        );

    public IReadOnlyList<int> Ports { get; } = [ports.Blobs, ports.Queues, ports.Tables];

    public Task<string> Died => _died.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var node = await NodeTools.FindNodeAsync(cancellationToken);
        var entry = await installation.EnsureAsync(cancellationToken);
        if (data is not null)
        {
            Directory.CreateDirectory(data);
        }

        _azurite = ChildProcess.Start(new ProcessStartInfo(node, Arguments(entry)), pass: null);
        using var limit = new CancellationTokenSource(ReadyWithin, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        try
        {
            foreach (var port in Ports)
            {
                await AnswerAsync(port, _azurite, stop.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new LocalHostException(
                FormattableString.Invariant(
                    $"Azurite did not answer within {ReadyWithin.TotalSeconds} s."
                ),
                "Start again; if it stays so, move the data folder away, or use another with --data DIR."
            );
        }

        _ = ReportDeathAsync(_azurite);
    }

    public async Task StopAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.StopAsync(Patience);
            _azurite.Dispose();
        }
    }

    private string[] Arguments(string entry) =>
        [
            Path.Combine(AppContext.BaseDirectory, "Azurite", "leash.cjs"),
            entry,
            .. data is null ? (string[])["--inMemoryPersistence"] : ["--location", data],
            // Azurite refuses the API versions of newer SDKs without this.
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent",
            .. Listen("blob", ports.Blobs),
            .. Listen("queue", ports.Queues),
            .. Listen("table", ports.Tables),
        ];

    private static string[] Listen(string kind, int port) =>
        [
            $"--{kind}Host",
            "127.0.0.1",
            $"--{kind}Port",
            port.ToString(CultureInfo.InvariantCulture),
        ];

    private static async Task AnswerAsync(
        int port,
        ChildProcess process,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            if (process.Exited.IsCompleted)
            {
                throw new LocalHostException(
                    $"Azurite {process.Obituary()}",
                    "Mend what it complains about, or use another data folder with --data DIR."
                );
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(Poll, cancellationToken);
            }
        }
    }

    private async Task ReportDeathAsync(ChildProcess process)
    {
        await process.Exited;
        _died.TrySetResult(process.Obituary());
    }
}
