using System.Net;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Xunit;

namespace WorkerShim.Tests;

public sealed class StartTests(SampleAppFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\tGetThing: [GET] http://127.0.0.1:")]
    [InlineData("/things/{id:long}")]
    [InlineData("\tHead: [HEAD,OPTIONS] http://127.0.0.1:")]
    [InlineData("\tdefault-route: http://127.0.0.1:")]
    [InlineData("\tQueueText: queueTrigger")]
    [InlineData("\tBlobEvents: blobTrigger")]
    [InlineData("\tTimerNever: timerTrigger")]
    [InlineData("\tSwitchedOff: disabled")]
    public void The_functions_are_told(string text) => fixture.App.Output.Should().Contain(text);

    [Fact]
    public async Task Local_settings_are_settings_unless_the_environment_says_otherwise()
    {
        var options = new SampleAppOptions
        {
            HostJson = """{ "version": "2.0" }""",
            LocalSettings = """
                {
                  "IsEncrypted": false,
                  // As Core Tools allows.
                  "Values": { "Plain": "file", "Group__Key": "file", "Both": "file" },
                  "Host": { "LocalHttpPort": 1, "CORS": "http://127.0.0.1:4280,http://other" }
                }
                """,
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Both"] = "environment",
            },
        };
        await using var app = await SampleApp.StartAsync(fixture.Azurite, options);

        (await app.Http.GetStringAsync("api/setting/Plain", Token)).Should().Be("file");
        (await app.Http.GetStringAsync("api/setting/Group:Key", Token)).Should().Be("file");
        (await app.Http.GetStringAsync("api/setting/Both", Token)).Should().Be("environment");
        (await PreflightAsync(app, "http://127.0.0.1:4280")).Should().Be("http://127.0.0.1:4280");
        (await PreflightAsync(app, "http://stranger")).Should().BeNull();
    }

    [Theory]
    [InlineData("host.json", "{ \"version\": ", "host.json is not valid")]
    [InlineData("host.json", """{ "version": "1.0" }""", "\"version\" must be \"2.0\"")]
    [InlineData(
        "host.json",
        """{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""",
        "batchSize must be between 1 and 32"
    )]
    [InlineData("local.settings.json", "{", "local.settings.json is not valid")]
    [InlineData("local.settings.json", """{ "IsEncrypted": true }""", "is encrypted")]
    [InlineData("TimerSchedule", "* * * * *", "neither six NCrontab fields nor a time span")]
    [InlineData("TimerSchedule", null, "The setting 'TimerSchedule' named by '%TimerSchedule%'")]
    [InlineData("Data", null, "Storage connection 'Data' does not exist")]
    public async Task A_faulty_setting_is_told_at_the_start(
        string setting,
        string? value,
        string message
    )
    {
        var options = setting switch
        {
            "host.json" => new SampleAppOptions { HostJson = value! },
            "local.settings.json" => new SampleAppOptions { LocalSettings = value! },
            _ => new SampleAppOptions
            {
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [setting] = value,
                },
            },
        };
        await using var app = SampleApp.Launch(fixture.Azurite, options);

        (await app.WaitForExitAsync()).Should().NotBe(0);
        await Patience.UntilAsync(
            () => Task.FromResult(app.Output),
            output => output.Contains(message, StringComparison.Ordinal),
            Token
        );
        app.Output.Should().NotContain("Host ready");
    }

    [Fact]
    public async Task The_log_levels_of_host_json_hold()
    {
        var options = new SampleAppOptions
        {
            HostJson = """
                { "version": "2.0", "logging": { "logLevel": { "default": "Warning", "Function.Setting": "Information" } } }
                """,
        };
        await using var app = await SampleApp.StartAsync(fixture.Azurite, options);
        await app.Http.GetStringAsync("api/optional", Token);
        await app.Http.GetStringAsync("api/setting/Prefix", Token);

        await Patience.UntilAsync(
            () => Task.FromResult(app.Output),
            output => output.Contains("Executed 'Setting'", StringComparison.Ordinal),
            Token
        );
        app.Output.Should().NotContain("Executed 'Optional'");
    }

    [Fact]
    public async Task Storage_by_address_and_identity_that_cannot_be_reached_does_not_stop_the_host()
    {
        var options = new SampleAppOptions
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Data"] = null,
                ["Data__queueServiceUri"] = "https://127.0.0.1:1/",
                ["AZURE_TOKEN_CREDENTIALS"] = "EnvironmentCredential",
            },
        };
        await using var app = await SampleApp.StartAsync(fixture.Azurite, options);
        await Patience.UntilAsync(
            () => Task.FromResult(app.Output),
            output =>
                output.Contains(
                    "The trigger of 'QueueText' could not use its storage",
                    StringComparison.Ordinal
                ),
            Token
        );

        (await app.Http.GetStringAsync("optional", Token)).Should().Be("nobody");
    }

    [Fact]
    public async Task The_log_has_no_message_no_blob_name_and_no_query()
    {
        const string Canary = "canary-4711";
        var app = fixture.App;
        using var response = await app.Http.GetAsync($"optional?who={Canary}", Token);
        using var failure = await app.Http.GetAsync($"throws?who={Canary}", Token);
        await app.SendAsync("message", Canary);
        var container = await app.ContainerAsync("events");
        await container.UploadBlobAsync($"{Canary}.txt", BinaryData.FromString(Canary), Token);
        await Patience.UntilAsync(
            () => app.RecordedAsync("message"),
            entries => entries.Contains($"{Canary} 1", StringComparer.Ordinal),
            Token
        );
        await Patience.UntilAsync(
            () => app.RecordedAsync("events"),
            entries => entries.Any(e => e.Contains(Canary, StringComparison.Ordinal)),
            Token
        );

        failure.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        app.Output.Should().Contain("Executed 'Throws' (Failed").And.NotContain(Canary);
    }

    private static async Task<string?> PreflightAsync(SampleApp app, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "api/optional");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var response = await app.Http.SendAsync(request, Token);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values)
            ? values.Single()
            : null;
    }
}
