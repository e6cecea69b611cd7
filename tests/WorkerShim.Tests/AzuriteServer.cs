using System.Diagnostics;
using System.Text.RegularExpressions;
using ApplyFunctions.Testing;

namespace WorkerShim.Tests;

/// <summary>Azurite from npm, in memory, on free ports.</summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private AzuriteServer(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<AzuriteServer> StartAsync()
    {
        var script = await AzuriteScript.EnsureAsync();
        var process = Start(
            "node",
            script,
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent",
            "--inMemoryPersistence",
            "--blobPort=0",
            "--queuePort=0",
            "--tablePort=0"
        );
        var blobs = await ReadAddressAsync(process);
        var queues = await ReadAddressAsync(process);
        return new(
            process,
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
                + $"AccountKey={Key};BlobEndpoint={blobs}/devstoreaccount1;"
                + $"QueueEndpoint={queues}/devstoreaccount1;"
        );
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string command, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;

    private static async Task<string> ReadAddressAsync(Process process)
    {
        while (
            await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))
                is { } line
        )
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return match.Groups["address"].Value;
            }
        }
        throw new InvalidOperationException("Azurite ended before it listened.");
    }

    [GeneratedRegex("successfully listening at (?<address>http.*)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
