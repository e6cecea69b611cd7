using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Azure;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Recognition;

public sealed class DocumentIntelligenceTests
{
    [Fact]
    public async Task A_scanned_cv_is_read_by_the_service()
    {
        await using var service = await RecognitionService.StartAsync(
            202,
            "",
            """
            {"status":"succeeded","analyzeResult":{"apiVersion":"2023-07-31","modelId":"prebuilt-read",
            "content":"Ada\nExample","pages":[
            {"pageNumber":1,"lines":[{"content":"Ada"},{"content":"Example"}],"words":[]}]}}
            """
        );

        var read = await service.ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Engine.Should().Be("ocr");
        read.Text.Should().Be("Ada\nExample");
        read.Pages.Should().Be(1);
        service.Received.Should().Equal(Documents.Fixture("cv.scanned.pdf"));
    }

    [Fact]
    public async Task A_picture_without_words_stays_scanned()
    {
        await using var service = await RecognitionService.StartAsync(
            202,
            "",
            """
            {"status":"succeeded","analyzeResult":{"apiVersion":"2023-07-31","modelId":"prebuilt-read",
            "content":"","pages":[{"pageNumber":1,"lines":[],"words":[]}]}}
            """
        );

        var read = await service.ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Scanned);
        read.Detail.Should().Be("text recognition found no text");
    }

    [Fact]
    public async Task A_document_that_the_service_refuses_stays_scanned()
    {
        await using var service = await RecognitionService.StartAsync(
            400,
            """{"error":{"code":"InvalidRequest","message":"Bad.","innererror":{"code":"InvalidContent"}}}"""
        );

        var read = await service.ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Scanned);
        read.Detail.Should().Be("text recognition refused the document: InvalidRequest");
    }

    [Fact]
    public async Task An_analysis_that_fails_over_the_document_leaves_it_scanned()
    {
        await using var service = await RecognitionService.StartAsync(
            202,
            "",
            """{"status":"failed","error":{"code":"UnsupportedContent","message":"Bad."}}"""
        );

        var read = await service.ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Scanned);
        read.Detail.Should().Be("text recognition refused the document: UnsupportedContent");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_service_that_may_recover_makes_it_throw(int status)
    {
        await using var service = await RecognitionService.StartAsync(
            status,
            """{"error":{"code":"Any","message":"Not now."}}"""
        );

        var reading = () => service.ReadAsync();

        (await reading.Should().ThrowAsync<RequestFailedException>())
            .Which.Status.Should()
            .Be(status);
    }

    [Fact]
    public async Task An_analysis_that_fails_by_itself_makes_it_throw()
    {
        await using var service = await RecognitionService.StartAsync(
            202,
            "",
            """{"status":"failed","error":{"code":"InternalServerError","message":"Bad."}}"""
        );

        var reading = () => service.ReadAsync();

        await reading.Should().ThrowAsync<RequestFailedException>();
    }

    [Fact]
    public async Task A_service_that_does_not_come_to_an_end_makes_it_throw()
    {
        await using var service = await RecognitionService.StartAsync(
            202,
            "",
            """{"status":"running"}"""
        );

        var reading = () => service.ReadAsync(patience: "00:00:01");

        await reading.Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task A_cv_that_holds_text_is_not_sent()
    {
        await using var service = await RecognitionService.StartAsync(500, "");

        var read = await service.ReadAsync("cv.pdf");

        read.Engine.Should().Be("pdf");
        service.Received.Should().BeEmpty();
    }
}
