using System.Text;
using System.Xml;
using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>The lists of a document: its part <c>numbering</c>.</summary>
internal sealed class Numbering
{
    private const int Most = 20_000;

    // Of links from a definition to a style of lists, to its list, to the definition of that.
    private const int LongestChain = 10;

    private readonly Dictionary<string, ListDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string Definition, List List)> _lists = [];

    // The styles of lists that have the levels of definitions.
    private readonly Dictionary<ListDefinition, string> _links = [];

    public static Numbering Read(PartReader xml)
    {
        var numbering = new Numbering();
        while (xml.Read() && numbering._lists.Count + numbering._definitions.Count < Most)
        {
            if (xml is { Type: XmlNodeType.Element, Vocabulary: Vocabulary.Word, IsEmpty: false })
            {
                if (xml.Name == "abstractNum")
                {
                    numbering.AddDefinition(xml);
                }
                else if (xml.Name == "num")
                {
                    numbering.AddList(xml);
                }
            }
        }

        return numbering;
    }

    /// <summary>Null where there is no such list.</summary>
    public CountedList? Find(int number, StyleSheet styles)
    {
        if (
            !_lists.TryGetValue(number, out var list)
            || !_definitions.TryGetValue(list.Definition, out var definition)
        )
        {
            return null;
        }

        for (
            var links = 0;
            links < LongestChain && _links.TryGetValue(definition, out var link);
            links++
        )
        {
            if (
                styles.NumberOfListStyle(link) is not { } other
                || !_lists.TryGetValue(other, out var linked)
                || !_definitions.TryGetValue(linked.Definition, out var next)
            )
            {
                break;
            }

            definition = next;
        }

        return new(definition, list.List);
    }

    private void AddDefinition(PartReader xml)
    {
        var definition = new ListDefinition();
        _definitions.TryAdd(xml.Attribute("abstractNumId") ?? "", definition);
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            if (xml.Name == "numStyleLink")
            {
                _links[definition] = xml.Attribute("val") ?? "";
            }
            else if (xml.Name == "lvl")
            {
                ReadLevel(xml, definition.Levels);
            }
        }
    }

    private void AddList(PartReader xml)
    {
        var list = new List();
        var number = WordNumber.Parse(xml.Attribute("numId")) ?? -1;
        var definition = "";
        int? overridden = null;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            switch (xml.Name)
            {
                case "abstractNumId":
                    definition = xml.Attribute("val") ?? "";
                    break;
                case "lvlOverride":
                    overridden = Index(xml.Attribute("ilvl"));
                    break;
                case "startOverride" when overridden is { } level:
                    list.Starts[level] = WordNumber.Parse(xml.Attribute("val"));
                    break;
                case "lvl":
                    ReadLevel(xml, list.Levels);
                    break;
            }
        }

        _lists.TryAdd(number, (definition, list));
    }

    private static int? Index(string? level) =>
        WordNumber.Parse(level) is { } index and >= 0 and < ListDefinition.MostLevels
            ? index
            : null;

    private static void ReadLevel(PartReader xml, ListLevel?[] levels)
    {
        var level = new ListLevel();
        if (Index(xml.Attribute("ilvl")) is { } index)
        {
            levels[index] = level;
        }

        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            ReadProperty(xml, level);
        }
    }

    private static void ReadProperty(PartReader xml, ListLevel level)
    {
        var value = xml.Attribute("val");
        switch (xml.Name)
        {
            case "start":
                level.Start = WordNumber.Parse(value) ?? 0;
                break;

            // A format of Word 2010 has one for others as its alternative, which comes last.
            case "numFmt":
                level.Format = value ?? "";
                break;
            case "lvlText":
                level.Text = Template(value ?? "");
                break;
            case "lvlPicBulletId":
                level.Text = "•";
                break;
            case "isLgl":
                level.IsLegal = xml.IsOn;
                break;
            case "lvlRestart":
                level.Restart = WordNumber.Parse(value);
                break;
            case "pStyle":
                level.Style = value;
                break;
            case "suff":
                level.IsTight = value == "nothing";
                break;
            case "rFonts":
                level.Font = xml.Attribute("ascii") ?? xml.Attribute("hAnsi");
                break;
            case "vanish":
                level.IsHidden = xml.IsOn;
                break;
        }
    }

    // ECMA-376 part 1, 17.9.11: a percent sign and a digit from 1 stand for the number of a level.
    private static string Template(string text)
    {
        var template = new StringBuilder();
        for (var at = 0; at < text.Length && template.Length < ListLevel.LongestText; at++)
        {
            var isNumber =
                text[at] == '%' && at + 1 < text.Length && text[at + 1] is >= '1' and <= '9';
            template.Append(isNumber ? ListLevel.Number(text[++at] - '1') : text[at]);
        }

        return template.ToString();
    }
}
