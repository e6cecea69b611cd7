using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <param name="Kind">The last word of its type: the same in Transitional and Strict documents.</param>
/// <param name="Target">The name of a part, or where a link leads outside of the package.</param>
internal sealed record Relationship(string Kind, string Target, bool IsExternal);

/// <summary>The relationships of a part (ECMA-376 part 2, 9.3), by id.</summary>
internal sealed class Relationships
{
    // More than any document has.
    private const int Most = 100_000;

    private readonly Dictionary<string, Relationship> _byId = new(StringComparer.Ordinal);

    // Of parts, in the order in which they are written.
    private readonly List<Relationship> _parts = [];

    private Relationships() { }

    /// <summary>Whether all of them are there, as written; else some may be missing.</summary>
    public bool IsWhole { get; private set; }

    /// <param name="source">The part; empty for the package itself.</param>
    public static Relationships Of(
        DocxPackage package,
        string source,
        CancellationToken cancellationToken
    )
    {
        var relationships = new Relationships();
        if (package.Open(PartName.OfRelationships(source)) is { } part)
        {
            using var xml = new PartReader(part, cancellationToken);
            while (xml.Read() && relationships._byId.Count < Most)
            {
                if (xml is { Type: XmlNodeType.Element, Name: "Relationship" })
                {
                    relationships.Add(source, xml);
                }
            }

            relationships.IsWhole = !xml.IsBroken;
        }

        return relationships;
    }

    public Relationship? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The parts of a kind.</summary>
    public IEnumerable<string> Parts(string kind) =>
        _parts
            .Where(part => part.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase))
            .Select(part => part.Target)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private void Add(string source, PartReader xml)
    {
        if (
            xml.Plain("Id") is not { } id
            || xml.Plain("Target") is not { } target
            || xml.Plain("Type") is not { } type
        )
        {
            return;
        }

        var kind = type[(type.LastIndexOf('/') + 1)..];
        var isExternal = xml.Plain("TargetMode") == "External";
        var relationship = new Relationship(
            kind,
            isExternal ? target : PartName.Resolve(source, target),
            isExternal
        );
        if (_byId.TryAdd(id, relationship) && !isExternal)
        {
            _parts.Add(relationship);
        }
    }
}
