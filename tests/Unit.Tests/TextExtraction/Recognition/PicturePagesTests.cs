using System.Buffers;
using System.Diagnostics;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using AwesomeAssertions;
using Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Recognition;

/// <summary>Documents of which some pages are text, and some the pictures of pages.</summary>
public sealed class PicturePagesTests
{
    private const string Found = """
        {"status":"succeeded","analyzeResult":{"apiVersion":"2023-07-31","modelId":"prebuilt-read","content":"","pages":[
        {"pageNumber":2,"lines":[{"content":"Recognized on two"}],"words":[]},
        {"pageNumber":3,"lines":[],"words":[]},
        {"pageNumber":5,"lines":[{"content":"Recognized on"},{"content":"five"}],"words":[]}]}}
        """;

    [Fact]
    public async Task Only_pictures_are_sent_for_and_take_their_place_among_the_pages()
    {
        await using var service = await RecognitionService.StartAsync(202, "", Found);

        var read = await service.ReadAsync(Mixed("One", null, null, "Four", null));

        service.Pages.Should().Be("2-3,5");
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Engine.Should().Be("pdf+ocr");
        read.Text.Should()
            .Be($"{Line("One")}\n\nRecognized on two\n\n{Line("Four")}\n\nRecognized on\nfive");
        read.Pages.Should().Be(5);
        read.Detail.Should().Be("3 of 5 pages are pictures, and text was recognized on 2");
    }

    [Fact]
    public async Task Without_a_service_the_pages_of_text_are_read_and_the_rest_is_told()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddTextExtraction(new ConfigurationBuilder().Build())
            .BuildServiceProvider();

        var read = await services
            .GetRequiredService<ITextExtractor>()
            .ExtractAsync(
                new ReadOnlySequence<byte>(Mixed("One", null)),
                TestContext.Current.CancellationToken
            );

        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Engine.Should().Be("pdf");
        read.Text.Should().Be(Line("One"));
        read.Detail.Should().Be("1 of 2 pages are pictures, and no text recognition is configured");
    }

    [Fact]
    public async Task A_refusal_leaves_the_pages_of_text()
    {
        await using var service = await RecognitionService.StartAsync(
            400,
            """{"error":{"code":"InvalidRequest","message":"Bad."}}"""
        );

        var read = await service.ReadAsync(Mixed("One", null));

        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Text.Should().Be(Line("One"));
        read.Detail.Should().Be("text recognition refused the document: InvalidRequest");
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_after_the_time_it_wants()
    {
        await using var service = await RecognitionService.StartAsync(202, "", Found);
        service.Refusals = 1;
        service.RetryAfter = "1";
        var clock = Stopwatch.StartNew();

        var read = await service.ReadAsync(Mixed("One", null));

        read.Engine.Should().Be("pdf+ocr");
        service.Sent.Should().Be(2);
        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_service_that_wants_an_hour_is_left_to_a_later_attempt()
    {
        await using var service = await RecognitionService.StartAsync(202, "", Found);
        service.Refusals = 1;
        service.RetryAfter = "3600";
        var clock = Stopwatch.StartNew();

        var reading = () => service.ReadAsync(Mixed("One", null));

        (await reading.Should().ThrowAsync<RequestFailedException>()).Which.Status.Should().Be(429);
        service.Sent.Should().Be(1);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    /// <summary>Pages with this word in their line, or where it is null, with a picture.</summary>
    private static byte[] Mixed(params string?[] pages)
    {
        using var scanned = PdfDocument.Open(Documents.Fixture("cv.scanned.pdf"));
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var word in pages)
        {
            if (word is null)
            {
                builder.AddPage(scanned, 1);
            }
            else
            {
                builder.AddPage(PageSize.A4).AddText(Line(word), 10, new PdfPoint(50, 700), font);
            }
        }

        return builder.Build();
    }

    private static string Line(string word) =>
        $"{word} is a page with a line of more than forty letters on it";
}
