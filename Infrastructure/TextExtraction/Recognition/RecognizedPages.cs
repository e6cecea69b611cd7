using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>Puts what was recognized on pictures of pages among the text of the other pages.</summary>
internal static class RecognizedPages
{
    public static DocumentReading Insert(
        this DocumentReading reading,
        RecognizedTexts recognized,
        ExtractionLimits limits
    )
    {
        var pages = Enumerable
            .Range(1, reading.PageTexts.Count)
            .Select(number => Text(reading, recognized, number))
            .Where(page => page.Length > 0);
        var text = new BoundedText(limits.Characters);
        foreach (var page in pages)
        {
            text.Append(text.Length == 0 ? "" : "\n\n");
            text.Append(page);
        }

        var cut = BoundedText.CutAt(limits);
        var inserted = (
            reading with
            {
                Outcome = recognized.ByPage.Count > 0 ? TextOutcome.Extracted : reading.Outcome,
                Text = text.ToString(),
                IsCut = text.IsCut,
            }
        ).Noting(Detail(reading, recognized));
        return text.IsCut && inserted.Detail?.Contains(cut, StringComparison.Ordinal) != true
            ? inserted.Noting(cut)
            : inserted;
    }

    /// <summary>Says of a document with pages of text and pictures of pages that these were left unread.</summary>
    public static DocumentReading WithoutRecognition(this DocumentReading reading) =>
        reading.Outcome == TextOutcome.Scanned || reading.PicturePages.Count == 0
            ? reading
            : reading.Noting(
                FormattableString.Invariant(
                    $"{Pictures(reading)}, and no text recognition is configured"
                )
            );

    // The picture shows everything that stands on the page, also the few letters that are no picture. Only where
    // nothing was recognized do these remain.
    private static string Text(DocumentReading reading, RecognizedTexts recognized, int number) =>
        recognized.ByPage.TryGetValue(number, out var found)
        && TextCleaner.Clean(found) is { Length: > 0 } text
            ? text
            : reading.PageTexts[number - 1];

    private static string? Detail(DocumentReading reading, RecognizedTexts recognized) =>
        recognized switch
        {
            { Refusal: { } code } => $"text recognition refused the document: {code}",
            { ByPage.Count: 0 } => "text recognition found no text",
            _ when reading.Outcome == TextOutcome.Extracted => FormattableString.Invariant(
                $"{Pictures(reading)}, and text was recognized on {recognized.ByPage.Count}"
            ),
            _ => null,
        };

    private static string Pictures(DocumentReading reading) =>
        FormattableString.Invariant(
            $"{reading.PicturePages.Count} of {reading.Pages} pages are pictures"
        );
}
