using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>Plays the service over HTTP: gives the scripted answers in turn, the last one for ever.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    public const string Key = "a-key";

    public static readonly byte[] Document = "%PDF-1.7 pretend"u8.ToArray();

    private readonly WebApplication _app;
    private readonly Queue<Answer> _answers;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _polled = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private FakeService(WebApplication app, IEnumerable<Answer> answers)
    {
        _app = app;
        _answers = new Queue<Answer>(answers);
    }

    public List<SeenRequest> Requests { get; } = [];

    /// <summary>Completes when the first GET has been answered.</summary>
    public Task Polled => _polled.Task;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FakeService> StartAsync(params Answer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeService(app, answers);
        app.Run(service.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public DocumentAnalysisClient CreateClient() =>
        new(
            Address,
            new AzureKeyCredential(Key),
            new DocumentAnalysisClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(10) } }
        );

    public async Task<AnalyzeDocumentOperation> AnalyzeAsync(
        WaitUntil waitUntil,
        AnalyzeDocumentOptions? options = null
    )
    {
        using var stream = new MemoryStream(Document);
        var cancel = TestContext.Current.CancellationToken;
        return await CreateClient()
            .AnalyzeDocumentAsync(waitUntil, "prebuilt-read", stream, options, cancel);
    }

    /// <summary>The time between a request and the next.</summary>
    public TimeSpan Gap(int index) =>
        TimeProvider.System.GetElapsedTime(
            Requests[index].Timestamp,
            Requests[index + 1].Timestamp
        );

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Answer answer;
        lock (_lock)
        {
            Requests.Add(SeenRequest.From(context.Request, body.ToArray()));
            answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }

        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
        {
            context.Response.Headers["Retry-After"] = seconds;
        }

        if (answer.OperationLocation)
        {
            // Another host, for the client must stay with its own.
            context.Response.Headers["Operation-Location"] =
                "http://elsewhere.example/formrecognizer/documentModels/prebuilt-read"
                + "/analyzeResults/result-1?api-version=2023-07-31";
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        await context.Response.CompleteAsync();
        if (HttpMethods.IsGet(context.Request.Method))
        {
            _polled.TrySetResult();
        }
    }
}

internal sealed record Answer(
    int Status,
    string Body = "",
    string? RetryAfter = null,
    bool OperationLocation = false
)
{
    public static Answer Accepted { get; } = new(202, OperationLocation: true);

    public static Answer Running { get; } = new(200, """{"status":"running"}""");

    public static Answer Succeeded { get; } =
        new(
            200,
            """
            {
              "status": "succeeded",
              "createdDateTime": "2026-01-02T03:04:05Z",
              "lastUpdatedDateTime": "2026-01-02T03:04:06Z",
              "analyzeResult": {
                "apiVersion": "2023-07-31", "modelId": "prebuilt-read", "stringIndexType": "utf16CodeUnit",
                "content": "Two words",
                "pages": [{
                  "pageNumber": 1, "angle": 0.5, "width": 8.5, "height": 11, "unit": "inch",
                  "words": [
                    {"content": "Two", "polygon": [1, 1, 2, 1, 2, 2, 1, 2], "confidence": 0.99, "span": {"offset": 0, "length": 3}},
                    {"content": "words", "polygon": [], "confidence": 0.5, "span": {"offset": 4, "length": 5}}
                  ],
                  "lines": [{"content": "Two words", "polygon": [1, 1, 4, 1, 4, 2, 1, 2], "spans": [{"offset": 0, "length": 9}]}],
                  "spans": [{"offset": 0, "length": 9}]
                }],
                "styles": []
              }
            }
            """
        );
}

internal sealed record SeenRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    string Key,
    string ContentType,
    byte[] Body,
    long Timestamp
)
{
    public static SeenRequest From(HttpRequest request, byte[] body) =>
        new(
            request.Method,
            request.Path.Value!,
            request.Query.ToDictionary(
                pair => pair.Key,
                pair => pair.Value.ToString(),
                StringComparer.Ordinal
            ),
            request.Headers["Ocp-Apim-Subscription-Key"].ToString(),
            request.ContentType ?? "",
            body,
            TimeProvider.System.GetTimestamp()
        );
}
