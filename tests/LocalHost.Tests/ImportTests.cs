using System.Text.Json.Nodes;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Samples;
using Azure.Storage.Blobs;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class ImportTests
{
    private const string Board = """{"name":"Example"}""";
    private const string Posting = """{"id":5172510002,"title":"A role"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seeding_adds_what_is_missing_and_import_replaces()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        using var samples = new TestFolder();
        samples.Write("example/board.json", Board);
        samples.Write("example/schools.json", """[{"id":1,"text":"Example School"}]""");
        var posting = samples.Write("example/jobs/5172510002.json", Posting);
        var found = await BoardFiles.ReadAsync([samples.Path], board: null, Cancelled);
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        await storage.PrepareAsync(Cancelled);
        var importer = new Importer(storage);
        var blobs = new BlobContainerClient(azurite.ConnectionString, "boards");
        var edited = blobs.GetBlobClient("example/jobs/5172510002.json");

        (await importer.AddMissingAsync(found, Cancelled)).Should().Be(3);
        await edited.UploadAsync(BinaryData.FromString("edited"), overwrite: true, Cancelled);
        (await importer.AddMissingAsync(found, Cancelled)).Should().Be(0);
        (await TextAsync(edited)).Should().Be("edited");

        var import = await Invocation.OfAsync(["import", posting, .. PortBase(azurite)]);
        import.ExitCode.Should().Be(0);
        import.Lines.Should().Equal("imported example/jobs/5172510002.json");
        (await JsonAsync(azurite, "example/jobs/5172510002.json"))["title"]!
            .GetValue<string>()
            .Should()
            .Be("A role");
        (await blobs.GetBlobClient("example/listing.json.gz").ExistsAsync(Cancelled))
            .Value.Should()
            .BeTrue();
    }

    [Fact]
    public async Task Greenhouses_own_answers_are_imported_for_a_board_that_is_named()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        using var files = new TestFolder();
        var job = files.Write(
            "somewhere/answer.txt",
            """{"id":11,"title":"Baker","company_name":"Example Bakery","updated_at":"2026-09-25T16:45:00-04:00","status":"closed","questions":[{"label":"Why?","fields":[{"name":"question_1","type":"textarea"}]}]}"""
        );
        var list = files.Write(
            "list.json",
            """{"jobs":[{"id":11,"title":"Master baker","updated_at":"2026-09-26T16:45:00-04:00"},{"id":12,"title":"Miller"}],"meta":{"total":2}}"""
        );

        var first = await Invocation.OfAsync([
            "import",
            job,
            "--board",
            "bakery",
            .. PortBase(azurite),
        ]);
        var second = await Invocation.OfAsync([
            "import",
            list,
            "--board",
            "bakery",
            .. PortBase(azurite),
        ]);

        first.ExitCode.Should().Be(0, first.Errors);
        first.Lines.Should().Equal("imported bakery/jobs/11.json");
        second.Lines.Should().Equal("imported bakery/jobs/11.json", "imported bakery/jobs/12.json");
        var board = await JsonAsync(azurite, "bakery/board.json");
        board["name"]!.GetValue<string>().Should().Be("Example Bakery");
        var stored = await JsonAsync(azurite, "bakery/jobs/11.json");
        stored["title"]!.GetValue<string>().Should().Be("Master baker");
        stored["updated_at"]!.GetValue<string>().Should().Be("2026-09-26T16:45:00-04:00");
        stored["status"]!.GetValue<string>().Should().Be("closed", "a list does not say");
        stored["questions"]!.AsArray().Should().ContainSingle("a list has no forms");
    }

    [Fact]
    public async Task All_faults_of_all_files_are_told_and_nothing_is_imported()
    {
        using var samples = new TestFolder();
        var board = samples.Write("one/board.json", """{"name":"","support_email":"x"}""");
        var posting = samples.Write("one/jobs/1.json", """{"id":2,"title":"t","status":"x"}""");
        var broken = samples.Write("one/jobs/3.json", "{\n nonsense");
        var stray = samples.Write("one/jobs/first.json", "{}");
        var list = samples.Write(
            "one/degrees.json",
            """[{"id":1,"text":"a"},{"id":1,"text":"b"}]"""
        );
        samples.Write("one/jobs/4.json", """{"title":"t"}""");
        samples.Write("two/jobs/4.json", """{"title":"t"}""");

        var import = await Invocation.OfAsync("import", samples.Path);

        import.ExitCode.Should().Be(1);
        import.Output.Should().BeEmpty();
        foreach (
            var fault in (string[])
                [
                    $"{board}: name: This must not be blank.",
                    $"{board}: support_email: This must be an email address",
                    $"{posting}: id: The id must be 1",
                    $"{posting}: status: This must be one of live, closed, offline.",
                    $"{broken}: The JSON is malformed at line 2, byte 2.",
                    $"{stray}: This is neither a board nor a posting.",
                    $"{list}: This is no list of items",
                    "Another board has a posting with this id",
                    "error: There are faults: 8.",
                    "remedy: Correct them; nothing was imported.",
                ]
        )
        {
            import.Errors.Should().Contain(fault);
        }
    }

    [Theory]
    [InlineData("""{"jobs":[{"title":"t"}]}""", "jobs[0]: A posting must be an object with its id")]
    [InlineData("""{"jobs":[7]}""", "jobs[0]: A posting must be an object with its id")]
    [InlineData(
        """{"jobs":[{"id":1,"title":"t"},{"id":1,"title":"t"}]}""",
        "jobs[0] is it as well"
    )]
    [InlineData("""{"jobs":[{"id":1,"title":5}]}""", "jobs[0]: title: This must be a text")]
    [InlineData("""{"title":"t"}""", "A posting must be an object with its id")]
    [InlineData("""{"content":"c"}""", "name: This is required")]
    public async Task A_faulty_answer_is_named_with_the_place_of_the_fault(
        string json,
        string fault
    )
    {
        using var files = new TestFolder();
        var path = files.Write("answer.json", json);

        var import = await Invocation.OfAsync("import", path, "--board", "bakery");

        import.ExitCode.Should().Be(1);
        import.Errors.Should().Contain(path).And.Contain(fault);
    }

    [Theory]
    [InlineData("--board", "Not A Board", "'Not A Board' cannot name a board")]
    [InlineData("--storage", "Endpoint=nonsense", "--storage is no connection string")]
    public async Task A_faulty_option_is_named(string option, string value, string error)
    {
        using var files = new TestFolder();
        var path = files.Write("example/board.json", Board);

        var import = await Invocation.OfAsync("import", path, option, value);

        import.ExitCode.Should().Be(1);
        import.Errors.Should().Contain(error).And.Contain("remedy: ");
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_imported()
    {
        using var files = new TestFolder();

        var missing = await Invocation.OfAsync("import", Path.Combine(files.Path, "none"));
        var empty = await Invocation.OfAsync("import", files.Path);

        missing.Errors.Should().Contain("does not exist").And.Contain("remedy: ");
        empty.Errors.Should().Contain("holds no boards").And.Contain("remedy: ");
    }

    [Fact]
    public async Task Import_without_a_running_LocalHost_says_what_to_start()
    {
        using var samples = new TestFolder();
        var path = samples.Write("example/board.json", Board);

        var import = await Invocation.OfAsync(
            "import",
            path,
            "--port-base",
            $"{TestPorts.Next().Base}"
        );

        import.ExitCode.Should().Be(1);
        import.Errors.Should().Contain("dotnet run --project LocalHost");
    }

    private static string[] PortBase(RunningAzurite azurite) =>
        ["--port-base", $"{azurite.Ports.Base}"];

    private static async Task<JsonObject> JsonAsync(RunningAzurite azurite, string name) =>
        JsonNode
            .Parse(
                await TextAsync(
                    new BlobContainerClient(azurite.ConnectionString, "boards").GetBlobClient(name)
                )
            )!
            .AsObject();

    private static async Task<string> TextAsync(BlobClient blob) =>
        (await blob.DownloadContentAsync(Cancelled)).Value.Content.ToString();
}
