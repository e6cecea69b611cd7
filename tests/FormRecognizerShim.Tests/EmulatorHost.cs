using ApplyFunctions.LocalHost.Ocr;
using ApplyFunctions.Testing;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>The emulator on a free port.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LogCapture _logs;

    private EmulatorHost(WebApplication app, LogCapture logs) => (_app, _logs) = (app, logs);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>All that was logged, from trace up.</summary>
    public IReadOnlyCollection<string> Logs => _logs.Lines;

    public static async Task<EmulatorHost> StartAsync(
        OcrOptions? options = null,
        TimeProvider? clock = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Services.AddOcrEmulator(options);
        var app = builder.Build();
        app.MapOcrEmulator();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EmulatorHost(app, logs);
    }

    public DocumentAnalysisClient CreateClient() =>
        new(
            Address,
            new AzureKeyCredential("any"),
            new DocumentAnalysisClientOptions { Retry = { MaxRetries = 0 } }
        );

    public HttpClient CreateHttpClient()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", "any");
        return client;
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
