using System.CommandLine;
using ApplyFunctions.LocalHost.Commands;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.Samples;
using Azure.Storage.Blobs;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class StorageTests
{
    private const string Board = """{"name":"Example"}""";
    private const string Posting = """{"id":5172510002,"title":"A role"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Azurite_keeps_what_it_acknowledged_over_a_restart()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        var container = new BlobContainerClient(azurite.ConnectionString, "kept");
        await container.CreateAsync(cancellationToken: Cancelled);
        await container
            .GetBlobClient("one")
            .UploadAsync(BinaryData.FromString("acknowledged"), Cancelled);

        await azurite.RestartAsync();

        var read = await container.GetBlobClient("one").DownloadContentAsync(Cancelled);
        read.Value.Content.ToString().Should().Be("acknowledged");
    }

    [Fact]
    public async Task Seeding_adds_what_is_missing_and_import_replaces()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        using var samples = new TestFolder();
        samples.Write("example/board.json", Board);
        samples.Write("example/schools.json", """[{"id":1,"text":"Example School"}]""");
        var posting = samples.Write("example/jobs/5172510002.json", Posting);
        var files = await BoardFiles.ReadAsync(samples.Path, Cancelled);
        var boards = new BoardsContainer(azurite.ConnectionString);
        var blobs = new BlobContainerClient(azurite.ConnectionString, "boards");
        var edited = blobs.GetBlobClient("example/jobs/5172510002.json");

        (await boards.AddMissingAsync(files, Cancelled)).Should().Be(3);
        await edited.UploadAsync(BinaryData.FromString("edited"), overwrite: true, Cancelled);
        (await boards.AddMissingAsync(files, Cancelled)).Should().Be(0);
        await ContentShouldBeAsync(edited, "edited");

        var (exitCode, output, _) = await InvokeAsync(
            "import",
            posting,
            "--port-base",
            $"{azurite.Ports.Base}"
        );
        exitCode.Should().Be(0);
        output.Should().Be($"imported example/jobs/5172510002.json{Environment.NewLine}");
        await ContentShouldBeAsync(edited, Posting);
        await ContentShouldBeAsync(blobs.GetBlobClient("example/board.json"), Board);
    }

    [Theory]
    [InlineData("example/board.json", "{ nonsense")]
    [InlineData("example/jobs/1.json", "[]")]
    [InlineData("example/jobs/first.json", "{}")]
    [InlineData("example/readme.json", "{}")]
    [InlineData("example/schools.json", "{}")]
    [InlineData("example/degrees.json", """[{"id":1,"text":"a"},{"id":1,"text":"b"}]""")]
    public async Task A_faulty_file_is_named(string name, string content)
    {
        using var samples = new TestFolder();
        var path = samples.Write(name, content);

        var (exitCode, _, errors) = await InvokeAsync("import", samples.Path);

        exitCode.Should().Be(1);
        errors.Should().Contain(path).And.Contain("remedy: ");
    }

    [Fact]
    public async Task Import_without_a_running_LocalHost_says_what_to_start()
    {
        using var samples = new TestFolder();
        var path = samples.Write("example/board.json", Board);

        var (exitCode, _, errors) = await InvokeAsync(
            "import",
            path,
            "--port-base",
            $"{TestPorts.Next().Base}"
        );

        exitCode.Should().Be(1);
        errors.Should().Contain("dotnet run --project LocalHost");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> InvokeAsync(
        params string[] arguments
    )
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var root = new RunCommand(output, errors, TimeProvider.System).Create();
        root.Subcommands.Add(new ImportCommand(output, errors).Create());
        var exitCode = await root.Parse(arguments)
            .InvokeAsync(
                new InvocationConfiguration { Error = errors, Output = output },
                Cancelled
            );
        return (exitCode, output.ToString(), errors.ToString());
    }

    private static async Task ContentShouldBeAsync(BlobClient blob, string expected)
    {
        var read = await blob.DownloadContentAsync(Cancelled);
        read.Value.Content.ToString().Should().Be(expected);
    }
}
