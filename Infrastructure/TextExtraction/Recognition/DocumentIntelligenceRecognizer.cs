using System.Collections.Immutable;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>Has Document Intelligence read the pictures of pages.</summary>
public sealed class DocumentIntelligenceRecognizer(
    DocumentAnalysisClient client,
    IOptions<DocumentIntelligenceOptions> options,
    TimeProvider time
)
{
    private const string Model = "prebuilt-read";

    internal const string Engine = "ocr";

    /// <summary>
    /// Throws when the service is down, busy or slow, or does not let the app in: another attempt, or an operator,
    /// can help. A document that the service refuses is an outcome.
    /// </summary>
    /// <param name="pages">The numbers of the pages to recognize, from 1 and ascending: no others are sent back, or paid for.</param>
    internal async Task<RecognizedTexts> RecognizeAsync(
        byte[] document,
        IReadOnlyList<int> pages,
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
            return new(await AnalyzeAsync(document, pages, either.Token));
        }
        catch (RequestFailedException exception) when (IsRefusal(exception))
        {
            return new(ImmutableDictionary<int, string>.Empty, exception.ErrorCode);
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

    private async Task<Dictionary<int, string>> AnalyzeAsync(
        byte[] document,
        IReadOnlyList<int> pages,
        CancellationToken cancellationToken
    )
    {
        var request = new AnalyzeDocumentOptions();
        foreach (var range in Ranges(pages))
        {
            request.Pages.Add(range);
        }

        using var stream = new MemoryStream(document, writable: false);
        var operation = await client.AnalyzeDocumentAsync(
            WaitUntil.Completed,
            Model,
            stream,
            request,
            cancellationToken
        );
        return operation
            .Value.Pages.Where(page => page.Lines.Count > 0)
            .DistinctBy(page => page.PageNumber)
            .ToDictionary(
                page => page.PageNumber,
                page => string.Join('\n', page.Lines.Select(line => line.Content))
            );
    }

    /// <summary>1, 2, 3, 5 as <c>1-3</c> and <c>5</c>.</summary>
    private static IEnumerable<string> Ranges(IReadOnlyList<int> pages)
    {
        for (var first = 0; first < pages.Count; first++)
        {
            var last = first;
            while (last + 1 < pages.Count && pages[last + 1] == pages[last] + 1)
            {
                last++;
            }

            yield return last == first
                ? FormattableString.Invariant($"{pages[first]}")
                : FormattableString.Invariant($"{pages[first]}-{pages[last]}");
            first = last;
        }
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
