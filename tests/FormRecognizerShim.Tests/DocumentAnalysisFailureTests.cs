using Azure;

namespace ApplyFunctions.FormRecognizerShim.Tests;

public sealed class DocumentAnalysisFailureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failed_analysis_throws_the_services_code_and_message_with_status_200()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Accepted,
            new Answer(
                200,
                """{"status":"failed","error":{"code":"InvalidRequest","message":"Invalid request.","innererror":{"code":"InvalidContent","message":"The file is corrupted."}}}"""
            )
        );
        var operation = await service.AnalyzeAsync(WaitUntil.Started);

        var wait = async () => await operation.WaitForCompletionAsync(Cancel);

        var failure = (await wait.Should().ThrowAsync<RequestFailedException>()).Which;
        failure.Status.Should().Be(200);
        failure.ErrorCode.Should().Be("InvalidRequest");
        failure.Message.Should().StartWith("Invalid request.");
        operation.HasCompleted.Should().BeTrue();
        operation.HasValue.Should().BeFalse();
        operation.Invoking(o => o.Value).Should().Throw<RequestFailedException>();
        await wait.Should().ThrowAsync<RequestFailedException>();
        service.Requests.Should().HaveCount(2, "an ended operation is not asked for again");
    }

    [Theory]
    [InlineData(401, "401", "Access denied.")]
    [InlineData(400, "InvalidRequest", "Invalid request.")]
    [InlineData(404, "NotFound", "Resource not found.")]
    public async Task A_refusal_throws_its_status_code_and_message(
        int status,
        string code,
        string message
    )
    {
        await using var service = await FakeService.StartAsync(
            new Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""")
        );

        var analyze = () => service.AnalyzeAsync(WaitUntil.Completed);

        var failure = (await analyze.Should().ThrowAsync<RequestFailedException>()).Which;
        failure.Status.Should().Be(status);
        failure.ErrorCode.Should().Be(code);
        failure.Message.Should().StartWith(message);
        service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_refused_poll_leaves_the_operation_open()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Accepted,
            new Answer(403, """{"error":{"code":"Forbidden","message":"Not now."}}"""),
            Answer.Succeeded
        );
        var operation = await service.AnalyzeAsync(WaitUntil.Started);

        var update = async () => await operation.UpdateStatusAsync(Cancel);

        (await update.Should().ThrowAsync<RequestFailedException>())
            .Which.ErrorCode.Should()
            .Be("Forbidden");
        operation.HasCompleted.Should().BeFalse();
        await update();
        operation.HasValue.Should().BeTrue();
    }

    [Fact]
    public async Task An_answer_without_an_operation_location_is_an_error()
    {
        await using var service = await FakeService.StartAsync(new Answer(202));

        var analyze = () => service.AnalyzeAsync(WaitUntil.Completed);

        await analyze.Should().ThrowAsync<InvalidOperationException>();
        service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_stream_that_cannot_be_sent_twice_is_refused()
    {
        await using var service = await FakeService.StartAsync(Answer.Accepted);
        await using var stream = new ForwardOnlyStream(FakeService.Document);

        var analyze = () =>
            service
                .CreateClient()
                .AnalyzeDocumentAsync(
                    WaitUntil.Started,
                    "prebuilt-read",
                    stream,
                    cancellationToken: Cancel
                );

        await analyze.Should().ThrowAsync<ArgumentException>();
        service.Requests.Should().BeEmpty();
    }

    private sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
