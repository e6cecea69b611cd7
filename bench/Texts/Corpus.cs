namespace ApplyFunctions.Bench.Texts;

/// <param name="Format">The ending of the name in small letters, without the dot.</param>
/// <param name="Truth">What a reader is to make of it; null where nobody wrote that down.</param>
internal sealed record CorpusDocument(string Path, string Format, string? Truth);

/// <summary>Documents in a folder, and the true texts of those that have one.</summary>
internal static class Corpus
{
    private const string TruthEnding = ".truth.txt";

    private static readonly string[] Formats = ["pdf", "docx", "doc", "rtf"];

    /// <param name="truths">
    /// A folder with <c>NAME.txt</c> for <c>NAME.pdf</c>; null where <c>NAME.truth.txt</c> stands beside
    /// <c>NAME.pdf</c>, <c>NAME.docx</c> and <c>NAME.scanned.pdf</c>.
    /// </param>
    public static IReadOnlyList<CorpusDocument> Find(string folder, string? truths) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => (Path: path, Format: Ending(path)))
                .Where(file => Formats.Contains(file.Format, StringComparer.Ordinal))
                .Select(file => new CorpusDocument(
                    file.Path,
                    file.Format,
                    Truth(file.Path, truths)
                )),
        ];

    private static string Ending(string path) =>
        System.IO.Path.GetExtension(path).TrimStart('.').ToLowerInvariant();

    private static string? Truth(string path, string? truths)
    {
        var file = truths is null
            ? System.IO.Path.Combine(
                System.IO.Path.GetDirectoryName(path)!,
                System.IO.Path.GetFileName(path).Split('.')[0] + TruthEnding
            )
            : System.IO.Path.Combine(
                truths,
                System.IO.Path.GetFileNameWithoutExtension(path) + ".txt"
            );
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
