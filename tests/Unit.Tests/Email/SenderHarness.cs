using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using ApplyFunctions.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Unit.Tests.Email;

/// <summary>The sender as the app registers it, with its settings and its log at hand.</summary>
internal sealed class SenderHarness : IDisposable
{
    public const string Address = "zoe.canary@example.org";
    public const string Name = "Zoë Canary";

    private readonly ServiceProvider _services;
    private readonly LogCapture _log = new();

    public SenderHarness(string host, params (string Key, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SendGrid:ApiKey"] = "SG.key",
            ["SendGrid:Host"] = host,
            ["SendGrid:From"] = "jobs@example.com",
            ["SendGrid:FromName"] = "Example jobs",
        };
        foreach (var (key, value) in settings)
        {
            values[$"SendGrid:{key}"] = value;
        }

        _services = new ServiceCollection()
            .AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
            .AddEmail(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .BuildServiceProvider();
    }

    public IEnumerable<string> Log => _log.Lines;

    public DateTimeOffset? PausedUntil => _services.GetRequiredService<IMailSender>().PausedUntil;

    public Task<MailReceipt> SendAsync(
        CancellationToken cancellationToken,
        string name = Name,
        string address = Address
    ) =>
        _services
            .GetRequiredService<IMailSender>()
            .SendAsync(
                new Mail("0198-opaque", address, name, "Subject ✓", "Text", "<p>Html</p>", "en"),
                cancellationToken
            );

    public void Dispose() => _services.Dispose();
}
