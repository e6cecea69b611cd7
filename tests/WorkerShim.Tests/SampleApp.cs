using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using ApplyFunctions.Testing;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Xunit;

namespace WorkerShim.Tests;

/// <summary>The sample app, run as a process in its own folder, with its own queues and containers.</summary>
public sealed class SampleApp : IAsyncDisposable
{
    private static readonly string Built = typeof(SampleApp)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key is "SampleApp")
        .Value!;

    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new();
    private readonly Process _process;
    private readonly AzuriteServer _azurite;

    private SampleApp(Process process, AzuriteServer azurite, string prefix)
    {
        _process = process;
        _azurite = azurite;
        Prefix = prefix;
        process.OutputDataReceived += (_, e) => OnLine(e.Data);
        process.ErrorDataReceived += (_, e) => OnLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Prefix { get; }

    public HttpClient Http { get; } = new();

    public string Output => string.Join('\n', _output);

    public QueueServiceClient QueueService =>
        new(
            _azurite.ConnectionString,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );

    public BlobServiceClient BlobService => new(_azurite.ConnectionString);

    public static SampleApp Launch(AzuriteServer azurite, SampleAppOptions? options = null)
    {
        options ??= new();
        var folder = Directory.CreateTempSubdirectory("worker-shim-").FullName;
        foreach (var file in Directory.EnumerateFiles(Built))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        File.WriteAllText(Path.Combine(folder, "host.json"), options.HostJson);
        File.WriteAllText(Path.Combine(folder, "local.settings.json"), options.LocalSettings);

        var prefix = options.Prefix ?? $"t{Guid.NewGuid():N}"[..12];
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(folder, "WorkerShim.SampleApp.dll")]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
            ArgumentList = { "--port", "0" },
            Environment =
            {
                ["Prefix"] = prefix,
                ["AzureWebJobsStorage"] = azurite.ConnectionString,
                ["Data"] = azurite.ConnectionString,
                ["AzureFunctionsWebHost__hostid"] = prefix,
                ["TimerSchedule"] = "00:00:01",
                ["FunctionKeys__default"] = "default-key",
                ["FunctionKeys__Keyed"] = "own-key",
                ["FunctionKeys__master"] = "master-key",
                ["AzureWebJobs.SwitchedOff.Disabled"] = "true",
            },
        };
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }
        return new(Process.Start(start)!, azurite, prefix);
    }

    public static async Task<SampleApp> StartAsync(
        AzuriteServer azurite,
        SampleAppOptions? options = null
    )
    {
        var app = Launch(azurite, options);
        try
        {
            var ended = app._process.WaitForExitAsync();
            await Task.WhenAny(app._ready.Task, ended).WaitAsync(TimeSpan.FromSeconds(30));
            if (ended.IsCompleted)
            {
                throw new InvalidOperationException($"The app ended at once: {app.Output}");
            }
            app.Http.BaseAddress = await app._ready.Task;
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async Task<string[]> RecordedAsync(string key) =>
        (await Http.GetFromJsonAsync<string[]>($"recorded/{key}"))!;

    /// <summary>Waits until the functions have recorded <paramref name="count"/> entries.</summary>
    public Task<string[]> RecordedAsync(string key, int count) =>
        Patience.UntilAsync(
            () => RecordedAsync(key),
            entries => entries.Length >= count,
            TestContext.Current.CancellationToken
        );

    public async Task SendAsync(string queue, params string[] messages)
    {
        var client = QueueService.GetQueueClient($"{Prefix}-{queue}");
        await client.CreateIfNotExistsAsync();
        await Task.WhenAll(messages.Select(message => client.SendMessageAsync(message)));
    }

    public async Task<BlobContainerClient> ContainerAsync(string name)
    {
        var container = BlobService.GetBlobContainerClient($"{Prefix}-{name}");
        await container.CreateIfNotExistsAsync();
        return container;
    }

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        await WaitForExitAsync();
        Http.Dispose();
        Directory.Delete(_process.StartInfo.WorkingDirectory, recursive: true);
        _process.Dispose();
    }

    private void OnLine(string? line)
    {
        if (line is null)
        {
            return;
        }
        _output.Enqueue(line);
        const string Ready = "Host ready: ";
        if (line.StartsWith(Ready, StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line[Ready.Length..] + "/"));
        }
    }
}

public sealed record SampleAppOptions
{
    public string? Prefix { get; init; }

    public string HostJson { get; init; } =
        """
            {
              "version": "2.0",
              "extensions": {
                "http": { "routePrefix": "" },
                "queues": {
                  "maxPollingInterval": "00:00:00.200",
                  "visibilityTimeout": "00:00:01",
                  "batchSize": 4,
                  "newBatchThreshold": 2,
                  "maxDequeueCount": 2
                },
                "blobs": { "maxDegreeOfParallelism": 2, "poisonBlobThreshold": 2 }
              }
            }
            """;

    public string LocalSettings { get; init; } = "{}";

    public IReadOnlyDictionary<string, string?> Environment { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);
}
