using System.Diagnostics;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Testing;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Tracing;

/// <summary>That one application is one trace, over all the steps that it takes.</summary>
public sealed class TraceTests(RunningSystem system)
{
    internal static readonly string[] Steps =
    [
        "submit application",
        "extract text",
        "send mail",
        "index application",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_one_trace_from_the_request_to_the_mail_the_text_and_the_index()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);

        var spans = await system.Telemetry.UntilEndAsync(answer.Id, Steps, Stop);

        spans.Select(s => s.TraceId).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        var request = spans.Single(s => s.Name == "submit application");
        var text = spans.Single(s => s.Name == "extract text");
        text.ParentId.Should().Be(request.SpanId);
        spans.Single(s => s.Name == "send mail").ParentId.Should().Be(request.SpanId);
        spans
            .Where(s => s.Name == "index application")
            .Should()
            .OnlyContain(s => s.ParentId == request.SpanId || s.ParentId == text.SpanId);
        request
            .Tags.Should()
            .Contain("board", ApplicationForm.Board)
            .And.Contain("posting", $"{ApplicationForm.OpenPosting}")
            .And.Contain("outcome", "accepted")
            .And.Contain("http.response.status_code", "200");
        text.Tags.Should().Contain("outcome", "Extracted").And.Contain("field", "resume");
    }

    [Fact]
    public async Task What_the_dispatcher_starts_again_belongs_to_the_trace_of_the_request()
    {
        // As after a crash between commit and messages. The app that runs beside the test finds it with its timer.
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var services = AppComposition.Build(
            system.Host.Settings,
            s => s.AddSingleton<IWorkQueues, OutboxTests.NoQueues>()
        );
        using var request = Telemetry.Continue("request", ActivityKind.Internal, traceParent: null);

        var outcome = await services.SubmitAsync(new ApplicationForm(), Stop);

        var id = outcome.Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id.ToString();
        var entries = await system.Storage.QueryAsync("Outbox", $"RowKey eq '{id}'", Stop);
        entries.Should().ContainSingle().Which["TraceParent"].Should().Be(request!.Id);
        var spans = await system.Telemetry.UntilEndAsync(
            id,
            ["resume owed work", "send mail", "extract text", "index application"],
            Stop,
            seconds: 150
        );
        spans.Should().OnlyContain(s => s.TraceId == request.TraceId.ToString());
        spans.First(s => s.Name == "resume owed work").ParentId.Should().Be($"{request.SpanId}");
    }

    [Fact]
    public async Task Reading_a_file_says_of_which_application_even_where_that_is_not_there_yet()
    {
        var id =
            $"{ApplicationId.Of(ApplicationForm.OpenPosting, 0, Guid.NewGuid().ToByteArray())}";
        var file = new BlobClient(
            system.Host.StorageConnection,
            StorageNames.Containers.Applications,
            $"{id}/resume"
        );
        await file.UploadAsync(new BinaryData(ApplicationForm.Fixture("cv.pdf")), Stop);

        var spans = await system.Telemetry.UntilEndAsync(id, ["extract text"], Stop);

        spans.Single().Tags.Should().Contain("field", "resume").And.NotContainKey("outcome");
        await file.DeleteAsync(cancellationToken: Stop);
    }

    [Fact]
    public async Task No_span_says_when_the_equality_answers_of_an_application_are_stored()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        await Patience.UntilAsync(
            async () => (await system.Storage.RowsAsync(answer.Id, Stop)).Keys,
            rows => !rows.Any(r => r.StartsWith("equality.", StringComparison.Ordinal)),
            Stop,
            TimeSpan.FromSeconds(60)
        );

        await system.Telemetry.UntilEndAsync(answer.Id, Steps, Stop);

        system
            .Telemetry.Spans.Should()
            .NotContain(s => s.Name.Contains("move equality", StringComparison.Ordinal));
    }
}
