using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Commands;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class RunningTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void The_documented_ports_are_those_of_base_0()
    {
        var ports = Ports.Documented;

        TestPorts
            .All(ports)
            .Should()
            .Equal(7071, 4280, 4281, 4282, 4283, 8025, 8026, 10000, 10001, 10002);
    }

    [Fact]
    public void Another_base_is_added_to_their_last_digits()
    {
        var ports = new Ports(20000);

        TestPorts
            .All(ports)
            .Should()
            .Equal(20071, 20280, 20281, 20282, 20283, 20025, 20026, 20000, 20001, 20002);
    }

    [Fact]
    public async Task A_taken_port_is_reported_with_who_wanted_it_and_nothing_is_started()
    {
        var ports = TestPorts.Next();
        using var data = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, ports.Mail);
        other.Start();

        var (exitCode, errors) = await RunAsync(ports, data);

        exitCode.Should().Be(1);
        errors
            .Should()
            .Contain($"port {ports.Mail} (wanted by the mail catcher)")
            .And.Contain("--port-base");
        Directory.Exists(Path.Combine(data.Path, "azurite")).Should().BeFalse();
    }

    [Fact]
    public async Task A_data_folder_in_use_is_reported()
    {
        using var data = new TestFolder();
        using var held = DataFolder.Open(data.Path);

        var (exitCode, errors) = await RunAsync(TestPorts.Next(), data);

        exitCode.Should().Be(1);
        errors.Should().Contain(data.Path).And.Contain("--data");
    }

    [Fact]
    public async Task The_help_names_what_can_be_left_out_and_shown()
    {
        var help = await Invocation.OfAsync("--help");

        help.Output.Should().Contain("--no-app").And.Contain("--in-memory").And.Contain("--traces");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_app_everything_is_ready_says_where_and_ends_when_asked(
        bool traces
    )
    {
        var ports = TestPorts.Next();
        using var data = new TestFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var output = new AnnouncedWriter("\"AzureWebJobsStorage\"");
        using var errors = new StringWriter();
        var run = new RunCommand(output, errors, TimeProvider.System)
            .Create()
            .Parse([
                "--no-app",
                .. traces ? ["--traces"] : Array.Empty<string>(),
                "--port-base",
                $"{ports.Base}",
                "--data",
                data.Path,
                "--board",
                "acme",
            ])
            .InvokeAsync(cancellationToken: stop.Token);

        await Task.WhenAny(output.Announced, run).WaitAsync(TimeSpan.FromSeconds(50), Cancelled);
        using var http = new HttpClient();
        var caught = await http.GetStringAsync(
            $"{Ports.Origin(ports.Mail)}/api/v1/messages",
            Cancelled
        );
        int[] pages = [ports.Careers, ports.Recruiters];
        var configs = await Task.WhenAll(
            pages.Select(page => http.GetStringAsync($"{Ports.Origin(page)}/config.js", Cancelled))
        );
        await stop.CancelAsync();
        var exitCode = await run.WaitAsync(TimeSpan.FromSeconds(5), Cancelled);

        exitCode.Should().Be(0, errors.ToString());
        configs.Should().OnlyContain(config => config.Contains("\"acme\""));
        caught.Should().Contain("\"total\":0");
        output.ToString().Should().Contain("Ready in").And.Contain(Ports.Origin(ports.Careers));
        output
            .ToString()
            .Contains("\"Telemetry__Console\": \"true\"", StringComparison.Ordinal)
            .Should()
            .Be(traces);
    }

    [Fact]
    public async Task An_app_that_ends_is_reported_with_its_last_lines()
    {
        using var folder = new TestFolder();
        var missing = Path.Combine(folder.Path, "Missing.dll");
        var app = new FunctionsApp(
            missing,
            TestPorts.Next().Functions,
            new Dictionary<string, string>(StringComparer.Ordinal),
            _ => { },
            TimeProvider.System
        );

        var start = () => app.StartAsync(Cancelled);

        (await start.Should().ThrowAsync<LocalHostException>())
            .Which.Message.Should()
            .Contain("exit code")
            .And.Contain("Missing.dll");
        await app.StopAsync();
    }

    [Fact]
    public void The_app_lies_complete_beside_LocalHost()
    {
        var folder = Path.GetDirectoryName(FunctionsApp.DefaultAssembly)!;

        string[] needed =
        [
            "ApplyFunctions.Functions.dll",
            "ApplyFunctions.Functions.deps.json",
            "ApplyFunctions.Functions.runtimeconfig.json",
            "host.json",
        ];
        needed.Should().OnlyContain(name => File.Exists(Path.Combine(folder, name)));
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(Ports ports, TestFolder data)
    {
        using var errors = new StringWriter();
        var exitCode = await new RunCommand(TextWriter.Null, errors, TimeProvider.System)
            .Create()
            .Parse(["--no-app", "--port-base", $"{ports.Base}", "--data", data.Path])
            .InvokeAsync(cancellationToken: Cancelled);
        return (exitCode, errors.ToString());
    }
}
