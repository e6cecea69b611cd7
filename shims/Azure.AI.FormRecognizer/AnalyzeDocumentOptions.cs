namespace Azure.AI.FormRecognizer.DocumentAnalysis;

public class AnalyzeDocumentOptions
{
    public IList<DocumentAnalysisFeature> Features { get; } = [];

    /// <summary>A hint of the language: a language code or a BCP 47 tag.</summary>
    public string Locale { get; set; }

    /// <summary>One-based page numbers and ranges, such as "3" or "5-6"; all pages when empty.</summary>
    public IList<string> Pages { get; } = [];
}
