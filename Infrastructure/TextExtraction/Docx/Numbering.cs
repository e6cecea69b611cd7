using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>A level of a list (ECMA-376 part 1, 17.9.6).</summary>
internal sealed record ListLevel
{
    public int Start { get; set; }

    public string Format { get; set; } = "decimal";

    /// <summary>The label, with <c>%1</c> where the number of the first level stands.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether the numbers of all levels are written in digits.</summary>
    public bool IsLegal { get; set; }

    /// <summary>The level, from 1, whose use begins the count anew; 0 for none, null for any that is higher.</summary>
    public int? Restart { get; set; }

    /// <summary>The style of the paragraphs that are on this level.</summary>
    public string? Style { get; set; }

    public string? Font { get; set; }

    public bool IsHidden { get; set; }

    /// <summary>Whether the text follows the label without a space.</summary>
    public bool IsTight { get; set; }
}

/// <summary>A definition that lists share, and count in together.</summary>
internal sealed class ListDefinition
{
    public const int MostLevels = 9;

    public ListLevel?[] Levels { get; } = new ListLevel?[MostLevels];

    /// <summary>The style of lists that has the levels.</summary>
    public string? Link { get; set; }
}

/// <summary>A list: a definition, and where it differs from it.</summary>
internal sealed class List
{
    public string Definition { get; set; } = "";

    public ListLevel?[] Levels { get; } = new ListLevel?[ListDefinition.MostLevels];

    /// <summary>The numbers that the levels begin with when the list is first used.</summary>
    public int?[] Starts { get; } = new int?[ListDefinition.MostLevels];
}

/// <summary>The lists of a document: its part <c>numbering</c>.</summary>
internal sealed class Numbering
{
    private const int Most = 20_000;
    private const int LongestLabel = 100;

    // Of links from a definition to a style of lists, to its list, to the definition of that.
    private const int LongestChain = 10;

    private readonly Dictionary<string, ListDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List> _lists = [];

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

    /// <summary>A list and the definition in which it counts; null where there is no such list.</summary>
    public (List List, ListDefinition Definition)? Find(int? number, StyleSheet styles)
    {
        if (
            number is null
            || !_lists.TryGetValue(number.Value, out var list)
            || !_definitions.TryGetValue(list.Definition, out var definition)
        )
        {
            return null;
        }

        for (var links = 0; links < LongestChain && definition.Link is { } link; links++)
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

        return (list, definition);
    }

    private void AddDefinition(PartReader xml)
    {
        var definition = new ListDefinition();
        _definitions.TryAdd(xml.Attribute("abstractNumId") ?? "", definition);
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            if (xml.Name == "numStyleLink")
            {
                definition.Link = xml.Attribute("val");
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
        _lists.TryAdd(WordNumber.Parse(xml.Attribute("numId")) ?? -1, list);
        int? overridden = null;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            switch (xml.Name)
            {
                case "abstractNumId":
                    list.Definition = xml.Attribute("val") ?? "";
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
                level.Text = value is { Length: > LongestLabel }
                    ? value[..LongestLabel]
                    : value ?? "";
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
}
