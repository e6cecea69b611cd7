using System.Globalization;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Mail;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.Testing;

/// <summary>LocalHost as a process of its own, on free ports and with data of its own, as a developer starts it.</summary>
public sealed class LocalHostProcess : IAsyncDisposable
{
    private const string Program = "ApplyFunctions.LocalHost";

    // The first start on a machine installs Azurite.
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(120);

    private readonly TaskCompletionSource _ready = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Ports _ports = TestPorts.Next();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("applyfunctions-test-");
    private readonly LocalHostOptions _options;
    private readonly DotnetProcess _process;

    private LocalHostProcess(LocalHostOptions options)
    {
        _options = options;
        string[] noApp = options.WithApp ? [] : ["--no-app"];
        string[] inMemory = options.InMemory ? ["--in-memory"] : [];
        _process = DotnetProcess.Start(
            Program,
            ["--data", _data.FullName, .. PortBase, .. noApp, .. inMemory],
            Unjudged(options.Settings),
            options.KeptLines,
            SeeReady
        );
    }

    /// <summary>
    /// A startup hook with which a program ends when the process that started it has ended: a value for
    /// <c>DOTNET_STARTUP_HOOKS</c>.
    /// </summary>
    public static string Leash => typeof(FunctionsApp).Assembly.Location;

    public Uri Functions => new(Ports.Origin(_ports.Functions));

    public Uri Careers => new(Ports.Origin(_ports.Careers));

    /// <summary>A page of another site that embeds the careers page.</summary>
    public Uri Embedding => new(Ports.Origin(_ports.Embedding));

    /// <summary>Where sample people sign in.</summary>
    public Uri SignIn => new(Ports.Origin(_ports.SignIn));

    /// <summary>The pages of whoever reads applications.</summary>
    public Uri Recruiters => new(Ports.Origin(_ports.Recruiters));

    public Uri MailCatcher => new(Ports.Origin(_ports.Mail));

    /// <summary>The settings with which the app runs, so that a test can compose the same app in its own process.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Unjudged(_options.Settings, AppSettings.For(_ports));

    public string StorageConnection => AppSettings.StorageConnectionString(_ports);

    /// <summary>The app's setting with which the mail catcher's reports on mails are believed, once LocalHost is ready.</summary>
    public string WebhookKey
    {
        get
        {
            using var key = EventKey.Open(DataFolder.WebhookKeyIn(_data.FullName));
            return key.PublicKey;
        }
    }

    /// <summary>A report on mails, as SendGrid would sign and post it.</summary>
    public HttpRequestMessage MailReport(byte[] body, DateTimeOffset signedAt)
    {
        using var key = EventKey.Open(DataFolder.WebhookKeyIn(_data.FullName));
        return key.Sign(new Uri(Functions, "/v1/webhooks/sendgrid"), body, signedAt);
    }

    /// <summary>Everything that LocalHost and the app have printed so far.</summary>
    public string Output => string.Join('\n', _process.Lines);

    private string[] PortBase =>
        ["--port-base", _ports.Base.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Starts LocalHost and waits for nothing.</summary>
    public static LocalHostProcess Start(LocalHostOptions options) => new(options);

    /// <summary>Starts LocalHost and waits until it is ready.</summary>
    /// <param name="settings">Settings of the app besides those that LocalHost gives it.</param>
    public static async Task<LocalHostProcess> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        CancellationToken cancellationToken = default
    )
    {
        var host = Start(new LocalHostOptions { Settings = settings });
        try
        {
            await host.UntilReadyAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.CleanUpAsync();
            throw;
        }
    }

    /// <exception cref="InvalidOperationException">It has ended; the message has its last lines.</exception>
    public void DemandRunning() => _process.DemandRunning();

    /// <summary>Waits until LocalHost has announced that everything is ready.</summary>
    public async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await Task.WhenAny(_ready.Task, _process.UntilEndedAsync(ended.Token))
                .WaitAsync(ReadyWithin, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"LocalHost was not ready in time. It wrote:\n{Output}", e);
        }
        finally
        {
            await ended.CancelAsync();
        }

        if (!_ready.Task.IsCompleted)
        {
            DemandRunning();
        }
    }

    /// <summary>Puts boards and postings into the running LocalHost: its verb <c>import</c>.</summary>
    public async Task ImportAsync(
        string path,
        CancellationToken cancellationToken = default,
        params string[] options
    )
    {
        await using var import = DotnetProcess.Start(
            Program,
            ["import", path, .. options, .. PortBase]
        );
        await import.UntilDoneAsync(cancellationToken);
    }

    /// <summary>Applies in the name of people who do not exist: its verb <c>seed</c>.</summary>
    public async Task SeedAsync(int count, int seed, CancellationToken cancellationToken = default)
    {
        await using var seeding = DotnetProcess.Start(
            Program,
            [
                "seed",
                count.ToString(CultureInfo.InvariantCulture),
                "--seed",
                seed.ToString(CultureInfo.InvariantCulture),
                .. PortBase,
            ]
        );
        await seeding.UntilDoneAsync(cancellationToken);
    }

    /// <summary>What is to be done after an update: its verb <c>migrate</c>.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Lines)> MigrateAsync(
        CancellationToken cancellationToken
    )
    {
        await using var verb = DotnetProcess.Start(Program, ["migrate", .. PortBase]);
        await verb.UntilEndedAsync(cancellationToken);
        return (verb.ExitCode, verb.Lines);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_options.DemandsGoodEnd)
            {
                await _process.StopAsync();
            }
        }
        finally
        {
            await CleanUpAsync();
        }
    }

    private async Task CleanUpAsync()
    {
        await _process.DisposeAsync();
        TestPorts.Release(_ports);
        _data.Delete(recursive: true);
    }

    /// <summary>
    /// Tests send forms faster than people, and solve no captchas: where they don't say otherwise, applications are taken
    /// unjudged.
    /// </summary>
    private static Dictionary<string, string> Unjudged(
        IReadOnlyDictionary<string, string>? settings,
        IReadOnlyDictionary<string, string>? others = null
    )
    {
        const string provider = "Bots__Provider";
        return new Dictionary<string, string>(
            others ?? settings ?? new Dictionary<string, string>(StringComparer.Ordinal),
            StringComparer.Ordinal
        )
        {
            [provider] = settings?.GetValueOrDefault(provider) ?? "none",
        };
    }

    private void SeeReady(string line)
    {
        if (line.StartsWith("Ready in ", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}

public sealed record LocalHostOptions
{
    /// <summary>Settings of the app besides those that LocalHost gives it.</summary>
    public IReadOnlyDictionary<string, string>? Settings { get; init; }

    /// <summary>Whether LocalHost also runs the app.</summary>
    public bool WithApp { get; init; } = true;

    /// <summary>Whether storage is in memory alone.</summary>
    public bool InMemory { get; init; }

    /// <summary>How many lines of the output are kept: the last ones.</summary>
    public int KeptLines { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether it is an error that LocalHost has ended before it is stopped, or does not stop on SIGTERM in good order
    /// within 10 s.
    /// </summary>
    public bool DemandsGoodEnd { get; init; } = true;
}
