using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>The documented answers of an app whose storage is down.</summary>
public sealed class OpenApiFailureTests(RunningSystem system)
{
    private static readonly Regex Port = new(
        @":\d+/",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_storage_the_answers_are_as_documented()
    {
        var api = await ApiDescription.LoadAsync();
        var port = FreePort();
        var settings = new Dictionary<string, string>(system.Host.Settings, StringComparer.Ordinal)
        {
            // Nobody listens there.
            ["AzureWebJobsStorage"] = Port.Replace(system.Host.StorageConnection, ":1/"),
        };
        await using var app = DotnetProcess.Start(
            "ApplyFunctions.Functions",
            ["--port", port.ToString(CultureInfo.InvariantCulture)],
            settings
        );
        using var client = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromSeconds(60),
        };

        var health = await Patience.ForAsync(
            "the app to listen",
            async () =>
            {
                app.DemandRunning();
                try
                {
                    return await client.GetAsync("/health", Stop);
                }
                catch (HttpRequestException)
                {
                    return null;
                }
            },
            Stop,
            seconds: 90
        );
        await CheckAsync("getHealth", health);

        using var form = new ApplicationForm().ToMultipart();
        using var answer = await client.PostAsync("/v1/boards/example/jobs/5172511002", form, Stop);
        answer.Headers.RetryAfter.Should().NotBeNull();
        await CheckAsync("submitApplication", answer);

        async Task CheckAsync(string operation, HttpResponseMessage response)
        {
            response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            OpenApiTests.CheckAnswer(
                api,
                api.Operations.Single(o => o.Id == operation),
                response,
                await response.Content.ReadAsStringAsync(Stop)
            );
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
