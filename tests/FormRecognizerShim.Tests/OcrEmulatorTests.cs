using ApplyFunctions.LocalHost.Ocr;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;

namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>The client against the emulator with the real tools.</summary>
[Collection(nameof(OcrEmulator))]
public sealed class OcrEmulatorTests(TempFolder temp) : IClassFixture<OcrTools>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scanned_pdf_is_read_page_by_page()
    {
        await using var emulator = await EmulatorHost.StartAsync();

        var result = await ReadAsync(emulator, "scanned.pdf");

        result.ModelId.Should().Be("prebuilt-read");
        result.Content.Should().StartWith("Harbour Street Library\nOpening hours for the reading");
        result.Content.Should().EndWith("Telephone extension 4821 for the caretaker");
        result.Pages.Select(page => page.PageNumber).Should().Equal(1, 2);
        var page = result.Pages[0];
        page.Unit.Should().Be(DocumentPageLengthUnit.Inch);
        page.Width.Should().BeApproximately(8.27f, 0.01f);
        page.Height.Should().BeApproximately(11.69f, 0.01f);
        page.Lines[0].Content.Should().Be("Harbour Street Library");
        page.Lines[0].BoundingPolygon.Should().HaveCount(4);
        page.Lines[0].BoundingPolygon.Should().OnlyContain(p => p.X < 8.27f && p.Y < 11.69f);
        page.Words.Should().OnlyContain(word => word.Confidence > 0.8f && word.Confidence <= 1);
        string.Join(' ', page.Words.Select(word => word.Content))
            .Should()
            .Be(string.Join(' ', page.Lines.Select(line => line.Content)));
    }

    [Fact]
    public async Task Only_the_pages_asked_for_are_read()
    {
        await using var emulator = await EmulatorHost.StartAsync();

        var result = await ReadAsync(emulator, "scanned.pdf", "2-7");

        result.Pages.Should().ContainSingle().Which.PageNumber.Should().Be(2);
        result.Content.Should().StartWith("Page two");
    }

    [Fact]
    public async Task Pages_past_the_limit_are_left_out()
    {
        await using var emulator = await EmulatorHost.StartAsync(new OcrOptions { MaxPages = 1 });

        var result = await ReadAsync(emulator, "scanned.pdf");

        result.Pages.Should().ContainSingle().Which.PageNumber.Should().Be(1);
    }

    [Fact]
    public async Task An_image_is_measured_in_pixels()
    {
        await using var emulator = await EmulatorHost.StartAsync();

        var result = await ReadAsync(emulator, "scanned.png");

        result.Content.Should().Contain("Sort the returned books by colour of spine");
        var page = result.Pages.Should().ContainSingle().Subject;
        (page.Unit, page.Width, page.Height)
            .Should()
            .Be((DocumentPageLengthUnit.Pixel, 1240f, 1754f));
    }

    [Theory]
    [InlineData("%PDF-1.7 and then nothing of a PDF", null, "InvalidRequest")]
    [InlineData("BM and then nothing of an image", null, "InvalidRequest")]
    [InlineData(null, "3", "InvalidArgument")]
    public async Task What_cannot_be_read_fails_with_the_services_code(
        string? document,
        string? pages,
        string code
    )
    {
        await using var emulator = await EmulatorHost.StartAsync();
        await using Stream stream = document is null
            ? Fixtures.Open("scanned.pdf")
            : new MemoryStream(System.Text.Encoding.ASCII.GetBytes(document));

        var read = () => ReadAsync(emulator, stream, pages);

        var failure = (await read.Should().ThrowAsync<RequestFailedException>()).Which;
        (failure.Status, failure.ErrorCode).Should().Be((200, code));
    }

    [Theory]
    [InlineData("scanned.pdf")]
    [InlineData("scanned.png")]
    public async Task Without_the_tools_the_analysis_fails_and_names_the_packages(string file)
    {
        await using var emulator = await EmulatorHost.StartAsync(new OcrOptions { ToolPath = "" });

        var read = () => ReadAsync(emulator, file);

        var failure = (await read.Should().ThrowAsync<RequestFailedException>()).Which;
        (failure.Status, failure.ErrorCode).Should().Be((200, "OcrToolsNotInstalled"));
        failure.Message.Should().Contain("poppler-utils").And.Contain("tesseract-ocr");
    }

    [Fact]
    public async Task An_analysis_is_bounded_in_time()
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new OcrOptions { AnalysisTimeout = TimeSpan.FromMilliseconds(50) }
        );

        var read = () => ReadAsync(emulator, "scanned.pdf");

        (await read.Should().ThrowAsync<RequestFailedException>())
            .Which.Message.Should()
            .StartWith("The analysis took longer than 0.05 seconds.");
    }

    [Fact]
    public async Task A_result_is_kept_for_ten_minutes()
    {
        var clock = new SetClock();
        await using var emulator = await EmulatorHost.StartAsync(clock: clock);
        var client = emulator.CreateClient();
        var id = await FinishAsync(client);

        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await new AnalyzeDocumentOperation(id, client).UpdateStatusAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(1));
        var late = async () =>
            await new AnalyzeDocumentOperation(id, client).UpdateStatusAsync(Cancel);

        (await late.Should().ThrowAsync<RequestFailedException>()).Which.Status.Should().Be(404);
    }

    [Fact]
    public async Task The_oldest_result_makes_room_for_a_new_one()
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new OcrOptions { MaxAnalyses = 2 }
        );
        var client = emulator.CreateClient();
        string[] ids =
        [
            await FinishAsync(client),
            await FinishAsync(client),
            await FinishAsync(client),
        ];

        var oldest = async () =>
            await new AnalyzeDocumentOperation(ids[0], client).UpdateStatusAsync(Cancel);

        (await oldest.Should().ThrowAsync<RequestFailedException>()).Which.Status.Should().Be(404);
        await new AnalyzeDocumentOperation(ids[1], client).UpdateStatusAsync(Cancel);
        await new AnalyzeDocumentOperation(ids[2], client).UpdateStatusAsync(Cancel);
    }

    [Fact]
    public async Task Logs_tell_of_the_analysis_and_hold_none_of_the_text()
    {
        await using var emulator = await EmulatorHost.StartAsync();

        var result = await ReadAsync(emulator, "scanned.png");
        await emulator.StopAsync();

        emulator.Logs.Should().ContainSingle(line => line.StartsWith("8001 "));
        var words = result.Pages[0].Words.Select(word => word.Content).Where(w => w.Length > 5);
        emulator.Logs.Should().NotContain(line => words.Any(line.Contains));
    }

    [Fact]
    public async Task Documents_are_deleted_when_read_and_when_the_host_stops()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        await ReadAsync(emulator, "scanned.png");
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            await using var stream = Fixtures.Open("scanned.pdf");
            await StartAsync(emulator.CreateClient(), stream);
        }

        await emulator.StopAsync().WaitAsync(TimeSpan.FromSeconds(5), Cancel);

        Directory.GetFileSystemEntries(temp.Path, "applyfunctions-ocr-*").Should().BeEmpty();
    }

    private static async Task<string> FinishAsync(DocumentAnalysisClient client)
    {
        await using var stream = Fixtures.Open("scanned.png");
        var operation = await StartAsync(client, stream);
        await operation.WaitForCompletionAsync(Cancel);
        return operation.Id;
    }

    private static Task<AnalyzeDocumentOperation> StartAsync(
        DocumentAnalysisClient client,
        Stream stream
    ) =>
        client.AnalyzeDocumentAsync(
            WaitUntil.Started,
            "prebuilt-read",
            stream,
            cancellationToken: Cancel
        );

    private static async Task<AnalyzeResult> ReadAsync(
        EmulatorHost emulator,
        string file,
        string? pages = null
    )
    {
        await using var stream = Fixtures.Open(file);
        return await ReadAsync(emulator, stream, pages);
    }

    private static async Task<AnalyzeResult> ReadAsync(
        EmulatorHost emulator,
        Stream stream,
        string? pages
    )
    {
        var options = new AnalyzeDocumentOptions();
        if (pages is not null)
        {
            options.Pages.Add(pages);
        }

        var operation = await emulator
            .CreateClient()
            .AnalyzeDocumentAsync(WaitUntil.Completed, "prebuilt-read", stream, options, Cancel);
        return operation.Value;
    }

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
