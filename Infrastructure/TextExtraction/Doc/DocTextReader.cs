using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// Reads a document of Word 6 to Word 2007 in the binary format ([MS-DOC]). Of a broken file it reads what there is.
/// </summary>
internal sealed class DocTextReader : IDocumentReader
{
    private const string MainStream = "WordDocument";
    private const string SaveAgain =
        "open it in Word and save it again, or ask for it as docx or pdf";

    public FileFormat Format => FileFormat.Doc;

    public string Engine => "doc";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var compound = new CompoundFile(document);
        if (compound.IsWithout(MainStream))
        {
            return new(
                TextOutcome.Unsupported,
                Detail: "an Office file of another kind, in which a Word document is embedded"
            );
        }

        if (compound.Read(MainStream) is not { Length: > 0 } main)
        {
            return new(
                TextOutcome.Damaged,
                Detail: $"the Word document is incomplete: {SaveAgain}"
            );
        }

        var fib = new Fib(main);
        if (fib.Version is WordVersion.Unknown or WordVersion.Older)
        {
            return fib.Version == WordVersion.Older
                ? new(
                    TextOutcome.Unsupported,
                    Detail: $"a document of Word 2 or older: {SaveAgain}"
                )
                : new(TextOutcome.Damaged, Detail: $"the Word document has no header: {SaveAgain}");
        }

        if (fib.IsEncrypted)
        {
            return new(TextOutcome.Encrypted, Detail: "the Word document asks for a password");
        }

        var file = new DocFile(main, Tables(compound, fib, main), fib);
        var text = ReadText(file, limits, cancellationToken);
        var isBroken = compound.HasGaps || file.HasGaps;
        if (isBroken && string.IsNullOrWhiteSpace(text.ToString()))
        {
            return new(TextOutcome.Damaged, Detail: $"the Word document is broken: {SaveAgain}");
        }

        return new(
            TextOutcome.Extracted,
            text.ToString(),
            Detail: isBroken
                ? "the Word document is broken: of its text something may be missing"
                : null,
            IsCut: text.IsCut
        );
    }

    private static IEnumerable<byte[]> Tables(CompoundFile compound, Fib fib, byte[] main)
    {
        // Before Word 97 there was one stream for all.
        if (fib.Version == WordVersion.Word6)
        {
            return [main];
        }

        string[] names = fib.TableName == "1Table" ? ["1Table", "0Table"] : ["0Table", "1Table"];
        return names.Select(compound.Read).OfType<byte[]>();
    }

    private static BoundedText ReadText(
        DocFile file,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var text = new BoundedText(limits.Characters);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        // One character more than the limit, so that cutting it off shows.
        var stories = new DocStories(file, limits.Characters + 1, cancellationToken);
        foreach (var story in stories.All())
        {
            // First, odd and even pages, and every section, may have the same header in stories of their own.
            if (story.Length > 0 && seen.Add(story))
            {
                text.Append(text.Length == 0 ? "" : "\n\n");
                text.Append(story);
            }
        }

        return text;
    }
}
