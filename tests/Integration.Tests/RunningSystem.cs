using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Integration.Tests;
using ApplyFunctions.Integration.Tests.Access;
using ApplyFunctions.Integration.Tests.Tracing;
using ApplyFunctions.Testing;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(RunningSystem))]

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// The whole system, started once for all tests as a developer starts it. Tests run at the same time, so each uses
/// a person of its own.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private readonly LogCapture _mending = new();
    private LocalHostProcess? _host;
    private FileSite? _files;
    private SignInSite? _signIn;
    private TelemetrySite? _telemetry;

    /// <summary>Settings of the app besides those of every test.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public LocalHostProcess Host => _host!;

    /// <summary>Where candidates keep files that they give the links of.</summary>
    public FileSite Files => _files!;

    /// <summary>Where recruiters sign in.</summary>
    public SignInSite SignIn => _signIn!;

    /// <summary>Where the app sends its spans, metrics and log.</summary>
    public TelemetrySite Telemetry => _telemetry!;

    public HttpClient Http { get; private set; } = null!;

    public StorageView Storage { get; private set; } = null!;

    public MailCatcherClient Mails { get; private set; } = null!;

    /// <summary>What was logged while listings were mended, here or by the app's own timer.</summary>
    public IEnumerable<string> MendingLines => _mending.Lines.Concat(Host.Output.Split('\n'));

    public async ValueTask InitializeAsync()
    {
        await SystemPackages.EnsureTextRecognitionAsync();
        _files = await FileSite.StartAsync();
        _signIn = await SignInSite.StartAsync();
        _telemetry = await TelemetrySite.StartAsync();
        _host = await LocalHostProcess.StartAsync(
            _files
                .Settings.Concat(_signIn.Settings)
                .Concat(_telemetry.Settings)
                .Concat(Settings)
                .ToDictionary(StringComparer.Ordinal)
        );
        Http = new HttpClient { BaseAddress = _host.Functions };
        Storage = new StorageView(_host.StorageConnection);
        Mails = new MailCatcherClient(_host.MailCatcher);
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        Mails?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_files is not null)
        {
            await _files.DisposeAsync();
        }

        if (_signIn is not null)
        {
            await _signIn.DisposeAsync();
        }

        if (_telemetry is not null)
        {
            await _telemetry.DisposeAsync();
        }
    }

    /// <summary>The app's services, as another instance of it has them.</summary>
    public ServiceProvider Compose(
        TripCounter? calls = null,
        string maxAge = "00:30:00",
        Action<IServiceCollection>? change = null
    ) =>
        AppComposition.Build(
            new Dictionary<string, string>(Host.Settings, StringComparer.Ordinal)
            {
                ["Postings__MaxAge"] = maxAge,
            },
            services =>
            {
                if (calls is not null)
                {
                    services.AddSingleton<HttpPipelinePolicy>(calls);
                }

                change?.Invoke(services);
            }
        );

    /// <summary>What the timer does every five minutes.</summary>
    public async Task MendAsync(CancellationToken cancellationToken)
    {
        await using var services = Compose(change: s => s.AddLogging(l => l.AddProvider(_mending)));
        await services.GetRequiredService<MendListings>().ExecuteAsync(cancellationToken);
    }

    public async Task<Answer> ApplyAsync(ApplicationForm form, CancellationToken cancellationToken)
    {
        using var body = form.ToMultipart();
        return await PostAsync(body, form.IdempotencyKey, form.Posting, cancellationToken);
    }

    public async Task<Answer> PostAsync(
        HttpContent? body,
        string? idempotencyKey,
        long posting,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/v1/boards/{ApplicationForm.Board}/jobs/{posting}"
        )
        {
            Content = body,
        };
        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        using var response = await Http.SendAsync(request, cancellationToken);
        var json = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            json!
        );
    }

    /// <summary>Waits until a row of an application is there and as it should be.</summary>
    public Task<Azure.Data.Tables.TableEntity> RowAsync(
        string applicationId,
        string row,
        Func<Azure.Data.Tables.TableEntity, bool> isReady,
        CancellationToken cancellationToken,
        double seconds = 30
    ) =>
        Patience.ForAsync(
            $"row {row}",
            async () =>
                (await Storage.RowsAsync(applicationId, cancellationToken)).TryGetValue(
                    row,
                    out var found
                ) && isReady(found)
                    ? found
                    : null,
            cancellationToken,
            seconds
        );
}

/// <summary>The answer to an application.</summary>
public sealed record Answer(int Status, string? MediaType, JsonObject Body)
{
    public string Id => (string)Body["application_id"]!;

    public string Error => (string)Body["error"]!;

    public IEnumerable<string> FaultyFields => Body["errors"]!.AsObject().Select(e => e.Key);

    public string Fault(string field) => (string)Body["errors"]![field]![0]!;
}
