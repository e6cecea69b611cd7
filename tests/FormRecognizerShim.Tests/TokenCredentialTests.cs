using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApplyFunctions.FormRecognizerShim.Tests;

public sealed class TokenCredentialTests
{
    /// <summary>Tokens go over TLS only, so the network is replaced here.</summary>
    [Fact]
    public async Task A_token_is_asked_for_with_the_scope_of_cognitive_services_and_sent_as_bearer()
    {
        var credential = new RecordingCredential();
        using var handler = new RecordingHandler();
        using var http = new HttpClient(handler);
        var client = new DocumentAnalysisClient(
            new Uri("https://intake.cognitiveservices.example/"),
            credential,
            new DocumentAnalysisClientOptions { Transport = new HttpClientTransport(http) }
        );
        using var stream = new MemoryStream("%PDF-"u8.ToArray());

        await client.AnalyzeDocumentAsync(
            WaitUntil.Started,
            "prebuilt-read",
            stream,
            new AnalyzeDocumentOptions { Features = { DocumentAnalysisFeature.Languages } },
            TestContext.Current.CancellationToken
        );

        credential.Scopes.Should().Equal("https://cognitiveservices.azure.com/.default");
        handler.Authorization.Should().Be("Bearer a-token");
        handler
            .Address!.AbsoluteUri.Should()
            .Be(
                "https://intake.cognitiveservices.example/formrecognizer/documentModels/prebuilt-read:analyze"
                    + "?stringIndexType=utf16CodeUnit&api-version=2023-07-31&features=languages"
            );
    }

    private sealed class RecordingCredential : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        )
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        public Uri? Address { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Authorization = request.Headers.Authorization?.ToString();
            Address = request.RequestUri;
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.Accepted);
            response.Headers.Add(
                "Operation-Location",
                "https://intake.cognitiveservices.example/formrecognizer/documentModels/prebuilt-read/analyzeResults/1?api-version=2023-07-31"
            );
            return Task.FromResult(response);
        }
    }
}
