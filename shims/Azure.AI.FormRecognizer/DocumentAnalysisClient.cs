using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

/// <summary>Sends documents to Document Intelligence, formerly Form Recognizer.</summary>
public class DocumentAnalysisClient
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;
    private readonly string _apiVersion;

    public DocumentAnalysisClient(Uri endpoint, AzureKeyCredential credential)
        : this(endpoint, credential, new DocumentAnalysisClientOptions()) { }

    public DocumentAnalysisClient(
        Uri endpoint,
        AzureKeyCredential credential,
        DocumentAnalysisClientOptions options
    )
        : this(
            endpoint,
            options ?? new DocumentAnalysisClientOptions(),
            new SubscriptionKeyPolicy(credential)
        ) { }

    public DocumentAnalysisClient(Uri endpoint, TokenCredential credential)
        : this(endpoint, credential, new DocumentAnalysisClientOptions()) { }

    public DocumentAnalysisClient(
        Uri endpoint,
        TokenCredential credential,
        DocumentAnalysisClientOptions options
    )
        : this(
            endpoint,
            options ?? new DocumentAnalysisClientOptions(),
            new BearerTokenAuthenticationPolicy(credential, Scope)
        ) { }

    /// <summary>For mocks.</summary>
    protected DocumentAnalysisClient() { }

    private DocumentAnalysisClient(
        Uri endpoint,
        DocumentAnalysisClientOptions options,
        HttpPipelinePolicy authentication
    )
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        _apiVersion = options.VersionString;
        _pipeline = HttpPipelineBuilder.Build(options, authentication);
    }

    /// <summary>The document must be a seekable stream, so that a retry can send it again.</summary>
    public virtual async Task<AnalyzeDocumentOperation> AnalyzeDocumentAsync(
        WaitUntil waitUntil,
        string modelId,
        Stream document,
        AnalyzeDocumentOptions options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var message = CreateAnalyzeMessage(modelId, document, options);
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var operation = AnalyzeDocumentOperation.Start(this, message.Response);
        if (waitUntil == WaitUntil.Completed)
        {
            await operation.WaitForCompletionAsync(cancellationToken).ConfigureAwait(false);
        }

        return operation;
    }

    internal async ValueTask<Response> GetResultAsync(
        string modelId,
        string resultId,
        CancellationToken cancellationToken
    )
    {
        using var message = CreateResultMessage(modelId, resultId);
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }

    internal Response GetResult(
        string modelId,
        string resultId,
        CancellationToken cancellationToken
    )
    {
        using var message = CreateResultMessage(modelId, resultId);
        _pipeline.Send(message, cancellationToken);
        return message.Response;
    }

    private HttpMessage CreateAnalyzeMessage(
        string modelId,
        Stream document,
        AnalyzeDocumentOptions options
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(modelId);
        ArgumentNullException.ThrowIfNull(document);
        var message = CreateMessage(RequestMethod.Post, modelId);
        var uri = message.Request.Uri;
        uri.AppendPath(":analyze", escape: false);
        if (options?.Pages.Count > 0)
        {
            uri.AppendQuery("pages", string.Join(',', options.Pages));
        }

        if (options?.Locale is { } locale)
        {
            uri.AppendQuery("locale", locale);
        }

        // .NET strings are UTF-16, so spans are asked for in the same units.
        uri.AppendQuery("stringIndexType", "utf16CodeUnit");
        uri.AppendQuery("api-version", _apiVersion);
        if (options?.Features.Count > 0)
        {
            uri.AppendQuery("features", string.Join(',', options.Features));
        }

        message.Request.Headers.Add("Content-Type", "application/octet-stream");
        message.Request.Content = RequestContent.Create(document);
        return message;
    }

    private HttpMessage CreateResultMessage(string modelId, string resultId)
    {
        var message = CreateMessage(RequestMethod.Get, modelId);
        var uri = message.Request.Uri;
        uri.AppendPath("/analyzeResults/", escape: false);
        uri.AppendPath(resultId, escape: true);
        uri.AppendQuery("api-version", _apiVersion);
        return message;
    }

    private HttpMessage CreateMessage(RequestMethod method, string modelId)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(_endpoint);
        message.Request.Uri.AppendPath("/formrecognizer/documentModels/", escape: false);
        message.Request.Uri.AppendPath(modelId, escape: true);
        message.Request.Headers.Add("Accept", "application/json");
        return message;
    }
}
