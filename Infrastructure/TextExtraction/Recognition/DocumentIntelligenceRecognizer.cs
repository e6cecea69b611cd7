using ApplyFunctions.Core.Cvs;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>Has Document Intelligence read the pictures of pages.</summary>
public sealed class DocumentIntelligenceRecognizer(
    DocumentAnalysisClient client,
    IOptions<DocumentIntelligenceOptions> options,
    IOptions<ExtractionLimits> limits,
    TimeProvider time
)
{
    private const string Model = "prebuilt-read";

    internal const string Engine = "ocr";

    /// <summary>
    /// Throws when the service is down, busy or slow, or does not let the app in: another attempt, or an operator,
    /// can help. A document that the service refuses is an outcome.
    /// </summary>
    /// <param name="scanned">What the PDF reader found.</param>
    internal async Task<DocumentReading> RecognizeAsync(
        byte[] document,
        DocumentReading scanned,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            cancellationToken
        );
        try
        {
            var text = await AnalyzeAsync(document, scanned.Pages, either.Token);
            return string.IsNullOrWhiteSpace(text)
                ? scanned with
                {
                    Detail = "text recognition found no text",
                }
                : scanned with
                {
                    Outcome = TextOutcome.Extracted,
                    Text = text,
                };
        }
        catch (RequestFailedException exception) when (IsRefusal(exception))
        {
            return scanned with
            {
                Detail = $"text recognition refused the document: {exception.ErrorCode}",
            };
        }
        catch (OperationCanceledException exception)
            when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                "Document Intelligence did not answer in time; see DocumentIntelligence__Timeout.",
                exception
            );
        }
    }

    private async Task<string> AnalyzeAsync(
        byte[] document,
        int pages,
        CancellationToken cancellationToken
    )
    {
        var request = new AnalyzeDocumentOptions();
        if (pages > limits.Value.Pages)
        {
            request.Pages.Add(FormattableString.Invariant($"1-{limits.Value.Pages}"));
        }

        using var stream = new MemoryStream(document, writable: false);
        var operation = await client.AnalyzeDocumentAsync(
            WaitUntil.Completed,
            Model,
            stream,
            request,
            cancellationToken
        );
        return string.Join(
            "\n\n",
            operation.Value.Pages.Select(page =>
                string.Join('\n', page.Lines.Select(line => line.Content))
            )
        );
    }

    // 400 and its kin refuse the request. An analysis that was accepted and then failed is an answer of 200 with the
    // code of the failure; its other codes are the service's own troubles.
    // https://learn.microsoft.com/azure/ai-services/document-intelligence/v3-error-guide
    private static bool IsRefusal(RequestFailedException exception) =>
        exception.Status is 400 or 413 or 415 or 422
        || exception
            is {
                Status: 200,
                ErrorCode: "InvalidRequest"
                    or "InvalidArgument"
                    or "InvalidContent"
                    or "InvalidContentDimensions"
                    or "InvalidContentLength"
                    or "UnsupportedContent"
            };
}
