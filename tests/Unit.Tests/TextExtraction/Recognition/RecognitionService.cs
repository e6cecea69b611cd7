using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Recognition;

/// <summary>Stands in for Document Intelligence on a port of its own, and reads documents with its help.</summary>
internal sealed class RecognitionService : IAsyncDisposable
{
    private const string Model = "/formrecognizer/documentModels/prebuilt-read";
    private readonly WebApplication _app;

    private RecognitionService(WebApplication app) => _app = app;

    /// <summary>The document that was sent.</summary>
    public byte[] Received { get; private set; } = [];

    /// <summary>The pages that were asked for: empty for all.</summary>
    public string Pages { get; private set; } = "";

    /// <summary>How often documents were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>How often a document is refused at first, because the service is busy.</summary>
    public int Refusals { get; set; }

    /// <summary>For how many seconds it then asks to be left alone.</summary>
    public string RetryAfter { get; set; } = "0";

    /// <param name="status">Of the answer to a document: 202 where it is accepted.</param>
    /// <param name="answer">The body of that answer.</param>
    /// <param name="result">What every question after the result is answered with.</param>
    public static async Task<RecognitionService> StartAsync(
        int status,
        string answer,
        string result = ""
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new RecognitionService(builder.Build());
        service._app.Run(context => service.AnswerAsync(context, status, answer, result));
        await service._app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <param name="patience">How long the reader waits; generous where the service answers.</param>
    public Task<ExtractedText> ReadAsync(
        string fixture = "cv.scanned.pdf",
        string patience = "00:02:00"
    ) => ReadAsync(Documents.Fixture(fixture), patience);

    public async Task<ExtractedText> ReadAsync(byte[] document, string patience = "00:02:00")
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DocumentIntelligence:Endpoint"] = _app.Urls.Single(),
            ["DocumentIntelligence:Key"] = "key",
            ["DocumentIntelligence:Timeout"] = patience,
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection()
            .AddTextExtraction(configuration)
            .BuildServiceProvider();
        return await services
            .GetRequiredService<ITextExtractor>()
            .ExtractAsync(
                new ReadOnlySequence<byte>(document),
                TestContext.Current.CancellationToken
            );
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, int status, string answer, string result)
    {
        // The client waits as long as it is told to between its attempts and its questions.
        context.Response.Headers["retry-after-ms"] = "1";
        context.Response.ContentType = "application/json";
        Sent += HttpMethods.IsPost(context.Request.Method) ? 1 : 0;
        if (Sent <= Refusals)
        {
            context.Response.Headers.Remove("retry-after-ms");
            context.Response.Headers.RetryAfter = RetryAfter;
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            Received = body.ToArray();
            Pages = context.Request.Query["pages"].ToString();
            context.Response.StatusCode = status;
            context.Response.Headers["Operation-Location"] =
                $"{_app.Urls.Single()}{Model}/analyzeResults/1?api-version=2023-07-31";
            await context.Response.WriteAsync(answer, context.RequestAborted);
        }
        else
        {
            await context.Response.WriteAsync(result, context.RequestAborted);
        }
    }
}
