using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ApplyFunctions.LocalHost.Ocr;

namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>What the emulator answers on the wire, without any client.</summary>
[Collection(nameof(OcrEmulator))]
public sealed class OcrContractTests : IClassFixture<OcrTools>
{
    private const string Analyze =
        "/formrecognizer/documentModels/prebuilt-read:analyze?api-version=2023-07-31";

    private static readonly byte[] Pdf = "%PDF-1.7"u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("formrecognizer", "2023-07-31", "application/octet-stream")]
    [InlineData("formrecognizer", "2022-08-31", "application/pdf")]
    [InlineData("documentintelligence", "2024-11-30", "image/png")]
    public async Task An_analysis_is_accepted_with_where_and_when_to_look(
        string service,
        string version,
        string contentType
    )
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = emulator.CreateHttpClient();
        var models = $"{service}/documentModels/prebuilt-read";

        using var response = await PostAsync(
            client,
            $"{models}:analyze?api-version={version}",
            Pdf,
            contentType
        );

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        var location = response.Headers.GetValues("Operation-Location").Single();
        location.Should().StartWith($"{emulator.Address}{models}/analyzeResults/");
        location.Should().EndWith($"?api-version={version}");
        var operation = await ReadAsync(await client.GetAsync(location, Cancel));
        operation
            .GetProperty("status")
            .GetString()
            .Should()
            .BeOneOf("notStarted", "running", "failed");
        operation.GetProperty("createdDateTime").GetDateTimeOffset().Should().NotBe(default);
    }

    [Theory]
    [InlineData("", "application/octet-stream", 404, "404", null)]
    [InlineData("?api-version=2020-01-01", "application/octet-stream", 404, "404", null)]
    [InlineData("?api-version=2023-07-31", "text/html", 415, "UnsupportedMediaType", null)]
    [InlineData("?api-version=2023-07-31", "application/json", 415, "UnsupportedMediaType", null)]
    [InlineData(
        "?api-version=2023-07-31&pages=0",
        "application/pdf",
        400,
        "InvalidArgument",
        "InvalidParameter"
    )]
    [InlineData(
        "?api-version=2023-07-31&pages=3-1",
        "application/pdf",
        400,
        "InvalidArgument",
        "InvalidParameter"
    )]
    [InlineData(
        "?api-version=2023-07-31&pages=1,,2",
        "application/pdf",
        400,
        "InvalidArgument",
        "InvalidParameter"
    )]
    public async Task A_bad_request_is_refused_as_the_service_does(
        string query,
        string contentType,
        int status,
        string code,
        string? inner
    )
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = emulator.CreateHttpClient();

        using var response = await PostAsync(
            client,
            "/formrecognizer/documentModels/prebuilt-read:analyze" + query,
            Pdf,
            contentType
        );

        await ShouldFailAsync(response, status, code, inner);
    }

    [Theory]
    [InlineData("", "InvalidContent")]
    [InlineData("just a few words", "InvalidContent")]
    [InlineData("%PDF-1.7 that is longer than sixteen bytes", "InvalidContentLength")]
    public async Task A_bad_document_is_refused(string document, string inner)
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new OcrOptions { MaxDocumentBytes = 16 }
        );
        using var client = emulator.CreateHttpClient();
        var bytes = System.Text.Encoding.ASCII.GetBytes(document);

        using var response = await PostAsync(client, Analyze, bytes, "application/octet-stream");

        await ShouldFailAsync(response, 400, "InvalidRequest", inner);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task A_key_is_needed(string? key)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = new HttpClient { BaseAddress = emulator.Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Ocp-Apim-Subscription-Key", key);
        }

        using var response = await PostAsync(client, Analyze, Pdf, "application/pdf");

        await ShouldFailAsync(response, 401, "401", null);
    }

    [Fact]
    public async Task Unknown_models_and_results_are_not_found()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var client = emulator.CreateHttpClient();
        const string models = "/formrecognizer/documentModels";
        const string version = "api-version=2023-07-31";

        using var model = await PostAsync(
            client,
            $"{models}/mine:analyze?{version}",
            Pdf,
            "application/pdf"
        );
        using var result = await client.GetAsync(
            $"{models}/prebuilt-read/analyzeResults/{Guid.Empty}?{version}",
            Cancel
        );

        await ShouldFailAsync(model, 404, "NotFound", "ModelNotFound");
        await ShouldFailAsync(result, 404, "NotFound", "OperationNotFound");
    }

    [Fact]
    public async Task When_too_many_documents_wait_the_caller_is_told_to_come_back()
    {
        await using var emulator = await EmulatorHost.StartAsync(new OcrOptions { MaxWaiting = 1 });
        using var client = emulator.CreateHttpClient();
        await using var file = Fixtures.Open("scanned.pdf");
        var document = new byte[file.Length];
        await file.ReadExactlyAsync(document, Cancel);

        var status = HttpStatusCode.Accepted;
        for (var i = 0; i < 100 && status == HttpStatusCode.Accepted; i++)
        {
            using var response = await PostAsync(client, Analyze, document, "application/pdf");
            status = response.StatusCode;
        }

        status.Should().Be(HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        byte[] document,
        string contentType
    )
    {
        using var content = new ByteArrayContent(document);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return await client.PostAsync(path, content, Cancel);
    }

    private static async Task ShouldFailAsync(
        HttpResponseMessage response,
        int status,
        string code,
        string? inner
    )
    {
        ((int)response.StatusCode).Should().Be(status);
        var error = (await ReadAsync(response)).GetProperty("error");
        error.GetProperty("code").GetString().Should().Be(code);
        error.GetProperty("message").GetString().Should().NotBeNullOrEmpty();
        var innerCode = error.TryGetProperty("innererror", out var details)
            ? details.GetProperty("code").GetString()
            : null;
        innerCode.Should().Be(inner);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: Cancel);
        return json.RootElement.Clone();
    }
}
