using System.Xml;
using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>What the styles say about the text in them: whether it is hidden, and in which list it is.</summary>
internal sealed class StyleSheet
{
    // Word allows a chain of eleven.
    private const int LongestChain = 50;
    private const int MostStyles = 20_000;

    private readonly Dictionary<(string Kind, string Id), Style> _styles = [];
    private readonly Dictionary<string, string> _defaults = new(StringComparer.Ordinal);

    /// <summary>Whether text is hidden where nothing says anything else.</summary>
    public bool IsHiddenByDefault { get; private set; }

    public static StyleSheet Read(PartReader xml)
    {
        var sheet = new StyleSheet();
        while (xml.Read() && sheet._styles.Count < MostStyles)
        {
            if (xml is not { Type: XmlNodeType.Element, Vocabulary: Vocabulary.Word })
            {
                continue;
            }

            if (xml.Name == "style")
            {
                sheet.AddStyle(xml);
            }
            else if (xml.Name == "rPrDefault")
            {
                for (var element = xml.Enter(); xml.ReadInside(element); )
                {
                    sheet.IsHiddenByDefault |= xml.Name is "vanish" or "specVanish" && xml.IsOn;
                }
            }
        }

        return sheet;
    }

    /// <summary>The style of a paragraph that names none.</summary>
    public string? DefaultParagraph => _defaults.GetValueOrDefault("paragraph");

    /// <summary>
    /// Whether text is hidden by the styles of its paragraph and its own: what both turn on is off again (ECMA-376
    /// part 1, 17.7.3).
    /// </summary>
    public bool IsHidden(string? paragraph, string? character) =>
        IsHiddenByDefault
        || Hides("paragraph", paragraph ?? DefaultParagraph)
            != Hides("character", character ?? _defaults.GetValueOrDefault("character"));

    /// <summary>The list that the style of a paragraph puts it in, and the style in the chain that says so.</summary>
    public StyledPlace? ListOf(string? paragraph)
    {
        int? level = null;
        foreach (var (id, style) in Chain("paragraph", paragraph ?? DefaultParagraph))
        {
            level ??= style.List.Level;
            if (style.List.Number is { } number)
            {
                return new(new(number, level), id);
            }
        }

        return null;
    }

    /// <summary>The list whose looks a style of lists is.</summary>
    public int? NumberOfListStyle(string id) =>
        Chain("numbering", id)
            .Select(link => link.Style.List.Number)
            .FirstOrDefault(number => number is not null);

    private bool Hides(string kind, string? id) =>
        Chain(kind, id).Select(link => link.Style.Hides).FirstOrDefault(hides => hides is not null)
        ?? false;

    private IEnumerable<(string Id, Style Style)> Chain(string kind, string? id)
    {
        // A chain may be a ring in a broken document.
        for (
            var length = 0;
            length < LongestChain
                && id is not null
                && _styles.TryGetValue((kind, id), out var style);
            length++
        )
        {
            yield return (id, style);
            id = style.BasedOn;
        }
    }

    private void AddStyle(PartReader xml)
    {
        var kind = xml.Attribute("type") ?? "paragraph";
        var id = xml.Attribute("styleId") ?? "";
        if (xml.Attribute("default") is "1" or "true" or "on")
        {
            _defaults.TryAdd(kind, id);
        }

        var style = new Style();
        _styles.TryAdd((kind, id), style);
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            switch (xml.Name)
            {
                case "basedOn":
                    style.BasedOn = xml.Attribute("val");
                    break;
                case "vanish":
                    style.Hides = xml.IsOn;
                    break;
                case "specVanish" when xml.IsOn:
                    style.Hides = true;
                    break;
                case "numId":
                    style.List = style.List with
                    {
                        Number = WordNumber.Parse(xml.Attribute("val")),
                    };
                    break;
                case "ilvl":
                    style.List = style.List with { Level = WordNumber.Parse(xml.Attribute("val")) };
                    break;

                // What was before a change, and what holds in parts of a table only.
                case "tblStylePr"
                or "rPrChange"
                or "pPrChange"
                or "numberingChange":
                    xml.Skip();
                    break;
            }
        }
    }

    private sealed class Style
    {
        public string? BasedOn { get; set; }

        public bool? Hides { get; set; }

        public ListPlace List { get; set; }
    }
}
