using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Testing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>The documented answers of an app with limits, behind a proxy.</summary>
public sealed class ThrottledDoorTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Workers =>
        typeof(SubmitApplicationFunction)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(m => !m.GetParameters().Any(p => p.IsDefined(typeof(HttpTriggerAttribute))))
            .Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>();

    [Fact]
    public async Task Too_many_applications_from_one_address_are_answered_as_documented()
    {
        var api = await ApiDescription.LoadAsync();
        var port = FreePort();
        var settings = new Dictionary<string, string>(system.Host.Settings, StringComparer.Ordinal)
        {
            ["Throttling__PerAddress"] = "2",
            ["Throttling__Window"] = "1.00:00:00",
            ["Throttling__TrustedProxies"] = "1",
        };
        foreach (var name in Workers)
        {
            // The app beside it does the work; this one would take some of it along when it ends.
            settings[$"AzureWebJobs.{name}.Disabled"] = "true";
        }

        await using var app = DotnetProcess.Start(
            "ApplyFunctions.Functions",
            ["--port", port.ToString(CultureInfo.InvariantCulture)],
            settings
        );
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await Patience.ForAsync(
            "the app to be healthy",
            async () =>
            {
                app.DemandRunning();
                try
                {
                    var health = await client.GetAsync("/health", Stop);
                    return health.IsSuccessStatusCode ? health : null;
                }
                catch (HttpRequestException)
                {
                    return null;
                }
            },
            Stop,
            seconds: 90
        );
        const string operation = "submitApplication";
        const string address = "/v1/boards/example/jobs/5172511002";
        var one = Network();

        for (var i = 0; i < 2; i++)
        {
            // As Azure's front end writes it: behind what the client says, and with a port.
            using var taken = await PostAsync(address, $"198.51.100.{i}, [{one}::{i + 1}]:50123");
            taken.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using var refused = await PostAsync(address, $"198.51.100.9, [{one}::9]:50123");
        await CheckAsync(operation, refused);
        using var named = await PostAsync("/v1/applications", $"[{one}::9]:50123");
        await CheckAsync("submitNamedApplication", named);
        using var other = await PostAsync(address, $"[{one}::1]:50123, [{Network()}::1]:50123");
        other.StatusCode.Should().Be(HttpStatusCode.OK);

        async Task<HttpResponseMessage> PostAsync(string path, string forwarded)
        {
            using var form = new ApplicationForm().Set("id", "5172511002").ToMultipart();
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);
            return await client.SendAsync(request, Stop);
        }

        async Task CheckAsync(string id, HttpResponseMessage response)
        {
            response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter!.Delta.Should().BePositive();
            OpenApiTests.CheckAnswer(
                api,
                api.Operations.Single(o => o.Id == id),
                response,
                await response.Content.ReadAsStringAsync(Stop)
            );
        }
    }

    /// <summary>A /64 that no other test has.</summary>
    private static string Network()
    {
        var random = Guid.NewGuid().ToString("N");
        return $"2001:{random[..4]}:{random[4..8]}:{random[8..12]}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
