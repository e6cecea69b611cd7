using System.Net.Http.Json;
using System.Text.Json;
using ApplyFunctions.LocalHost.Mail;
using ApplyFunctions.LocalHost.Running;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace ApplyFunctions.LocalHost.Tests;

/// <summary>A mail catcher on a port and a folder of its own, and the clients with which to talk to it.</summary>
internal sealed class RunningMailCatcher : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly int _port = TestPorts.Next().Mail;
    private LoopbackSite? _site;

    private RunningMailCatcher()
    {
        Http = new HttpClient
        {
            BaseAddress = new Uri(Ports.Origin(_port)),
            Timeout = TimeSpan.FromSeconds(10),
        };
    }

    public HttpClient Http { get; }

    public StringWriter Warnings { get; } = new();

    public string Folder => _folder.Path;

    public static async Task<RunningMailCatcher> StartAsync()
    {
        var catcher = new RunningMailCatcher();
        await catcher.StartSiteAsync();
        return catcher;
    }

    /// <summary>SendGrid's own client, pointed here. It does not retry by default.</summary>
    public SendGridClient SendGrid(TimeSpan? timeout = null) =>
        new(
            new HttpClient { Timeout = timeout ?? TimeSpan.FromSeconds(10) },
            new SendGridClientOptions { ApiKey = "local", Host = Ports.Origin(_port) }
        );

    public static SendGridMessage Message(
        string to = "ada@example.org",
        string subject = "Thank you"
    )
    {
        var message = MailHelper.CreateSingleEmail(
            new EmailAddress("careers@example.com", "Example Careers"),
            new EmailAddress(to, "Ada Lovelace"),
            subject,
            "We have it.",
            "<html><head></head><body><p>We have it.</p></body></html>"
        );
        message.AddCustomArg("message", "a1b2");
        return message;
    }

    public async Task AskAsync(object misbehaviour)
    {
        using var answer = await Http.PutAsJsonAsync("/local/behaviour", misbehaviour);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> GetAsync(string path) =>
        await Http.GetFromJsonAsync<JsonElement>(path);

    public async Task RestartAsync()
    {
        await _site!.StopAsync();
        await StartSiteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site!.StopAsync();
        Http.Dispose();
        _folder.Dispose();
    }

    private async Task StartSiteAsync()
    {
        _site = new LoopbackSite(
            "mail catcher",
            _port,
            app => MailCatcher.Map(app, _folder.Path, Warnings, TimeProvider.System)
        );
        await _site.StartAsync(TestContext.Current.CancellationToken);
    }
}
