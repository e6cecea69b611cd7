using System.Text.RegularExpressions;
using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Finds the main part of a Word document, and the parts that belong to it: by their relationships, or, where these
/// are missing, by the names that Word gives.
/// </summary>
internal sealed partial class MainParts
{
    private const string UsualName = "word/document.xml";

    private readonly DocxPackage _package;

    private MainParts(DocxPackage package, string name, Relationships relationships) =>
        (_package, Name, Relationships) = (package, name, relationships);

    /// <summary>The name of the main part.</summary>
    public string Name { get; }

    public Relationships Relationships { get; }

    public static MainParts? Find(DocxPackage package, CancellationToken cancellationToken)
    {
        var name =
            Relationships
                .Of(package, "", cancellationToken)
                .Parts("officeDocument")
                .FirstOrDefault(package.Has)
            ?? Typed(package, cancellationToken)
            ?? package.Names.FirstOrDefault(part =>
                part.EndsWith(UsualName, StringComparison.OrdinalIgnoreCase)
            );
        return name is null
            ? null
            : new(package, name, Relationships.Of(package, name, cancellationToken));
    }

    /// <summary>The parts of a kind that there are: <c>header</c>, <c>styles</c>.</summary>
    public IEnumerable<string> Of(string kind)
    {
        var related = Relationships.Parts(kind).Where(_package.Has).ToList();
        if (related.Count > 0 || Relationships.IsWhole)
        {
            return related;
        }

        var folder = Name[..(Name.LastIndexOf('/') + 1)];
        return _package
            .Names.Where(name =>
                name.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
                && Usual().Match(name[folder.Length..]) is { Success: true } match
                && match.Groups["kind"].ValueSpan.Equals(kind, StringComparison.OrdinalIgnoreCase)
            )
            .Order(StringComparer.OrdinalIgnoreCase);
    }

    // ECMA-376 part 2, 10.1.2.2.
    private static string? Typed(DocxPackage package, CancellationToken cancellationToken)
    {
        if (package.Open("[Content_Types].xml") is not { } part)
        {
            return null;
        }

        using var xml = new PartReader(part, cancellationToken);
        while (xml.Read())
        {
            if (
                xml is { Type: XmlNodeType.Element, Name: "Override" }
                && xml.Plain("ContentType") is { } type
                && MainType().IsMatch(type)
                && xml.Plain("PartName") is { } name
                && package.Has(PartName.Normalize(name))
            )
            {
                return PartName.Normalize(name);
            }
        }

        return null;
    }

    [GeneratedRegex("^(?<kind>[a-z]+)[0-9]*\\.xml$", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Usual();

    [GeneratedRegex("word.*main\\+xml$", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex MainType();
}
