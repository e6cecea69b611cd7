namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>What a story needs of other parts of the document.</summary>
/// <param name="limit">Characters of a story.</param>
/// <param name="readChunk">Reads a document that is in this one, as a part of that name.</param>
/// <param name="readGraphic">Reads the words of a chart or of a diagram.</param>
internal sealed class StoryParts(
    int limit,
    StyleSheet styles,
    Numbering numbering,
    Relationships relationships,
    Func<string, string> readChunk,
    Func<string, string> readGraphic
)
{
    public int Limit => limit;

    public StyleSheet Styles => styles;

    public Numbering Numbering => numbering;

    /// <summary>Where a link leads outside of the document.</summary>
    public string? Link(string? id, string? anchor) =>
        relationships.Find(id) is not { IsExternal: true } link ? null
        : string.IsNullOrEmpty(anchor) ? link.Target
        : $"{link.Target}#{anchor}";

    public string Chunk(string? id) => Read(id, readChunk);

    public string Graphic(string? id) => Read(id, readGraphic);

    private string Read(string? id, Func<string, string> read) =>
        relationships.Find(id) is { IsExternal: false } part ? read(part.Target) : "";
}
