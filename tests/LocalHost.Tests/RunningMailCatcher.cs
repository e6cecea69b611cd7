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
    private readonly TestFolder folder = new();
    private readonly int port = TestPorts.Next().Mail;
    private LoopbackSite? site;

    private RunningMailCatcher()
    {
        Http = new HttpClient
        {
            BaseAddress = new Uri(Ports.Origin(port)),
            Timeout = TimeSpan.FromSeconds(10),
        };
    }

    public HttpClient Http { get; }

    public StringWriter Warnings { get; } = new();

    public string Folder => folder.Path;

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
            new SendGridClientOptions { ApiKey = "local", Host = Ports.Origin(port) }
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
        await site!.StopAsync();
        await StartSiteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site!.StopAsync();
        Http.Dispose();
        folder.Dispose();
    }

    private async Task StartSiteAsync()
    {
        site = new LoopbackSite(
            "mail catcher",
            port,
            app => MailCatcher.Map(app, folder.Path, Warnings, TimeProvider.System)
        );
        await site.StartAsync(TestContext.Current.CancellationToken);
    }
}
