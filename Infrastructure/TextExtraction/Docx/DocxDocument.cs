using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>What holds for a document and for all documents in it.</summary>
/// <param name="Depth">How many documents are around.</param>
internal sealed record DocxReading(
    ExtractionLimits Limits,
    UnpackedBytes Unpacked,
    int Depth,
    CancellationToken CancellationToken
);

/// <summary>Reads the parts of a Word document: headers, body, notes, footers.</summary>
internal sealed class DocxDocument(DocxPackage package, MainParts parts, DocxReading reading)
{
    private StyleSheet _styles = new();
    private Numbering _numbering = new();

    /// <summary>Whether something of the text may be missing.</summary>
    public bool IsBroken { get; private set; } = package.IsBroken;

    public BoundedText Read()
    {
        _styles = ReadPart(parts.Of("styles").FirstOrDefault(), StyleSheet.Read) ?? _styles;
        _numbering = ReadPart(parts.Of("numbering").FirstOrDefault(), Numbering.Read) ?? _numbering;
        var text = new BoundedText(reading.Limits.Characters);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var name in (IEnumerable<string>)
                [
                    .. parts.Of("header"),
                    parts.Name,
                    .. parts.Of("footnotes"),
                    .. parts.Of("endnotes"),
                    .. parts.Of("footer"),
                ]
        )
        {
            // First, odd and even pages, and every section, may have the same header in parts of their own.
            if (!text.IsCut && ReadStory(name) is { Length: > 0 } story && seen.Add(story))
            {
                text.Append(text.Length == 0 ? "" : "\n\n");
                text.Append(story);
            }
        }

        return text;
    }

    private string? ReadStory(string name)
    {
        var relationships =
            name == parts.Name
                ? parts.Relationships
                : Relationships.Of(package, name, reading.CancellationToken);

        // One character more than the limit, so that cutting it off shows.
        var limit = reading.Limits.Characters + 1;
        var story = new StoryParts(
            limit,
            _styles,
            _numbering,
            relationships,
            chunk => DocxChunk.Read(package, chunk, reading),
            graphic => ReadPart(graphic, xml => GraphicText.Read(xml, limit)) ?? ""
        );
        return ReadPart(name, xml => new DocxStory(xml, story).Read());
    }

    private T? ReadPart<T>(string? name, Func<PartReader, T> read)
        where T : class
    {
        if (name is null || package.Open(name) is not { } part)
        {
            return null;
        }

        using var xml = new PartReader(part, reading.CancellationToken);
        var result = read(xml);
        IsBroken |= xml.IsBroken;
        return result;
    }
}
