using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Network;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Reliability.Tests.Running;

/// <summary>
/// The app between lines that fail, and everything that it needs as a developer has it: Azurite, the mail catcher and the
/// text recognition of LocalHost, which stay up and are never killed.
/// </summary>
internal sealed class BreakableSystem : IAsyncDisposable
{
    /// <summary>Equality answers wait for up to this long, instead of hours.</summary>
    public static readonly TimeSpan EqualityDelay = TimeSpan.FromSeconds(3);

    private readonly LocalHostProcess _host;
    private readonly List<Line> _lines = [];
    private App? _app;

    private BreakableSystem(LocalHostProcess host)
    {
        _host = host;
        Storage = new StorageView(host.StorageConnection);
        Mails = new MailCatcherClient(host.MailCatcher);
        Traffic.Kill = step => App.Kill(step);
    }

    public App App => _app!;

    public Uri Address => _host.Functions;

    public Traffic Traffic { get; } = new(TimeProvider.System);

    public CanaryWatch Canaries { get; } = new(Applicant.Canaries);

    public StorageView Storage { get; }

    public MailCatcherClient Mails { get; }

    /// <param name="faults">The part of the calls to storage and mail that meets a fault.</param>
    public static async Task<BreakableSystem> StartAsync(
        double faults,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var host = LocalHostProcess.Start(new LocalHostOptions { WithApp = false });
        var system = new BreakableSystem(host);
        try
        {
            await host.UntilReadyAsync(cancellationToken);
            await system.StartAppAsync(
                new FaultDice(faults, seed, TimeProvider.System),
                cancellationToken
            );
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        foreach (var line in _lines)
        {
            await line.DisposeAsync();
        }

        Mails.Dispose();
        await _host.DisposeAsync();
    }

    private async Task StartAppAsync(FaultDice dice, CancellationToken cancellationToken)
    {
        var reader = new CallReader();
        var settings = new Dictionary<string, string>(_host.Settings, StringComparer.Ordinal);
        var connection = settings["AzureWebJobsStorage"];
        foreach (
            var (service, name) in new[]
            {
                (Service.Blobs, "BlobEndpoint"),
                (Service.Queues, "QueueEndpoint"),
                (Service.Tables, "TableEndpoint"),
            }
        )
        {
            var origin = OriginOf(connection, name);
            var line = await OpenAsync(service, new Uri(origin), reader, dice);
            connection = connection.Replace(
                origin,
                line.Address.GetLeftPart(UriPartial.Authority),
                StringComparison.Ordinal
            );
        }

        var mail = await OpenAsync(Service.Mail, _host.MailCatcher, reader, dice);
        settings["AzureWebJobsStorage"] = connection;
        settings["SendGrid__Host"] = mail.Address.GetLeftPart(UriPartial.Authority);
        settings["SendGrid__WebhookKey"] = _host.WebhookKey;
        settings["Applications__EqualityDelay"] = EqualityDelay.ToString("c", null);
        _app = new App(
            Address,
            settings,
            Canaries.SeeLine,
            life => Traffic.Life = life,
            TimeProvider.System
        );
        await _app.StartAsync(cancellationToken);
    }

    private async Task<Line> OpenAsync(
        Service service,
        Uri upstream,
        CallReader reader,
        FaultDice dice
    )
    {
        var line = await Line.StartAsync(
            service,
            upstream,
            reader,
            Traffic,
            dice,
            Canaries.SeeMessage
        );
        _lines.Add(line);
        return line;
    }

    private static string OriginOf(string connection, string endpoint)
    {
        var setting = connection
            .Split(';')
            .Single(s => s.StartsWith(endpoint + "=", StringComparison.Ordinal));
        return new Uri(setting[(endpoint.Length + 1)..]).GetLeftPart(UriPartial.Authority);
    }
}
