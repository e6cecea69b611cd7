using System.Drawing;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;

namespace ApplyFunctions.FormRecognizerShim.Tests;

public sealed class DocumentAnalysisClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Waiting_for_completion_posts_once_and_polls_until_it_succeeds()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Accepted,
            Answer.Running,
            Answer.Succeeded
        );

        var operation = await service.AnalyzeAsync(
            WaitUntil.Completed,
            new AnalyzeDocumentOptions { Pages = { "1-3", "5" }, Locale = "en-GB" }
        );

        operation.HasValue.Should().BeTrue();
        operation.Id.Should().Be("prebuilt-read/analyzeResults/result-1");
        service.Requests.Select(r => r.Method).Should().Equal("POST", "GET", "GET");
        var post = service.Requests[0];
        post.Path.Should().Be("/formrecognizer/documentModels/prebuilt-read:analyze");
        post.Query.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["api-version"] = "2023-07-31",
                    ["pages"] = "1-3,5",
                    ["locale"] = "en-GB",
                    ["stringIndexType"] = "utf16CodeUnit",
                }
            );
        post.ContentType.Should().Be("application/octet-stream");
        post.Body.Should().Equal(FakeService.Document);
        var poll = service.Requests[1];
        poll.Path.Should()
            .Be("/formrecognizer/documentModels/prebuilt-read/analyzeResults/result-1");
        poll.Query.Should()
            .Equal(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["api-version"] = "2023-07-31",
                }
            );
        service.Requests.Should().OnlyContain(r => r.Key == FakeService.Key);
    }

    [Fact]
    public async Task The_result_has_content_pages_lines_and_words()
    {
        await using var service = await FakeService.StartAsync(Answer.Accepted, Answer.Succeeded);

        var result = (await service.AnalyzeAsync(WaitUntil.Completed)).Value;

        result.Content.Should().Be("Two words");
        result.ModelId.Should().Be("prebuilt-read");
        result.ServiceVersion.Should().Be("2023-07-31");
        var page = result.Pages.Should().ContainSingle().Subject;
        (page.PageNumber, page.Angle, page.Width, page.Height, page.Unit)
            .Should()
            .Be((1, 0.5f, 8.5f, 11f, DocumentPageLengthUnit.Inch));
        page.Words.Select(word => (word.Content, word.Confidence))
            .Should()
            .Equal(("Two", 0.99f), ("words", 0.5f));
        page.Words[1].BoundingPolygon.Should().BeEmpty();
        var line = page.Lines.Should().ContainSingle().Subject;
        line.Content.Should().Be("Two words");
        line.BoundingPolygon.Should()
            .Equal(new PointF(1, 1), new PointF(4, 1), new PointF(4, 2), new PointF(1, 2));
    }

    [Fact]
    public async Task A_started_operation_has_no_value_until_its_status_is_updated()
    {
        await using var service = await FakeService.StartAsync(Answer.Accepted, Answer.Succeeded);

        var operation = await service.AnalyzeAsync(WaitUntil.Started);

        operation.HasCompleted.Should().BeFalse();
        operation.GetRawResponse().Status.Should().Be(202);
        operation.Invoking(o => o.Value).Should().Throw<InvalidOperationException>();

        await operation.UpdateStatusAsync(Cancel);

        operation.HasCompleted.Should().BeTrue();
        operation.GetRawResponse().Status.Should().Be(200);
        operation.Value.Content.Should().Be("Two words");
    }

    [Fact]
    public async Task An_operation_resumes_by_its_id()
    {
        await using var service = await FakeService.StartAsync(Answer.Succeeded);
        var operation = new AnalyzeDocumentOperation(
            "prebuilt-read/analyzeResults/result-9",
            service.CreateClient()
        );

        operation.Invoking(o => o.GetRawResponse()).Should().Throw<InvalidOperationException>();
        var response = await operation.WaitForCompletionAsync(Cancel);

        response.Value.Content.Should().Be("Two words");
        service
            .Requests.Single()
            .Path.Should()
            .Be("/formrecognizer/documentModels/prebuilt-read/analyzeResults/result-9");
    }

    [Fact]
    public async Task Too_many_requests_is_retried_no_sooner_than_asked()
    {
        await using var service = await FakeService.StartAsync(
            new Answer(429, """{"error":{"code":"429","message":"Slow down."}}""", RetryAfter: "1"),
            Answer.Accepted
        );

        await service.AnalyzeAsync(WaitUntil.Started);

        service.Requests.Should().HaveCount(2);
        service
            .Requests[1]
            .Body.Should()
            .Equal(FakeService.Document, "a retry sends the document again");
        service.Gap(0).Should().BeGreaterThan(TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task Polling_waits_as_long_as_the_service_asks()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Accepted,
            Answer.Running with
            {
                RetryAfter = "2",
            },
            Answer.Succeeded
        );

        await service.AnalyzeAsync(WaitUntil.Completed);

        service.Gap(1).Should().BeGreaterThan(TimeSpan.FromSeconds(1.95));
    }

    [Fact]
    public async Task A_server_error_is_retried()
    {
        await using var service = await FakeService.StartAsync(
            new Answer(500),
            Answer.Accepted,
            new Answer(500),
            Answer.Succeeded
        );

        var operation = await service.AnalyzeAsync(WaitUntil.Completed);

        operation.HasValue.Should().BeTrue();
        service.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_between_polls()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Accepted,
            Answer.Running with
            {
                RetryAfter = "60",
            }
        );
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var operation = await service.AnalyzeAsync(WaitUntil.Started);

        var wait = operation.WaitForCompletionAsync(source.Token).AsTask();
        await service.Polled;
        await source.CancelAsync();

        await wait.Awaiting(task => task.WaitAsync(TimeSpan.FromSeconds(10), Cancel))
            .Should()
            .ThrowAsync<OperationCanceledException>();
        operation.HasCompleted.Should().BeFalse();
    }
}
