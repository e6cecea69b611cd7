namespace ApplyFunctions.Infrastructure.TextExtraction.Lists;

/// <summary>A level of a list (ECMA-376 part 1, 17.9.6; [MS-DOC] 2.9.150 LVLF).</summary>
internal sealed record ListLevel
{
    /// <summary>Characters of <see cref="Text"/> that are kept; Word itself allows no more than 31.</summary>
    public const int LongestText = 100;

    public int Start { get; set; }

    /// <summary>By its name in ECMA-376 part 1, 17.18.59.</summary>
    public string Format { get; set; } = "decimal";

    /// <summary>The label; where the number of a level stands, it has what <see cref="Number"/> tells.</summary>
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

    /// <summary>What stands in a label for the number of a level, from 0: a control that no label has, as in [MS-DOC].</summary>
    public static char Number(int level) => (char)level;
}

/// <summary>A definition that lists share, and count in together.</summary>
internal sealed class ListDefinition
{
    public const int MostLevels = 9;

    public ListLevel?[] Levels { get; } = new ListLevel?[MostLevels];
}

/// <summary>A list: where it differs from its definition.</summary>
internal sealed class List
{
    public ListLevel?[] Levels { get; } = new ListLevel?[ListDefinition.MostLevels];

    /// <summary>The numbers that the levels begin with when the list is first used.</summary>
    public int?[] Starts { get; } = new int?[ListDefinition.MostLevels];
}

/// <summary>A list, and the definition in which it counts.</summary>
internal readonly record struct CountedList(ListDefinition Definition, List List)
{
    public ListLevel? Level(int index) =>
        index is >= 0 and < ListDefinition.MostLevels
            ? List.Levels[index] ?? Definition.Levels[index]
            : null;

    /// <summary>The level that names a style: a style that names only the list is on it (ECMA-376 part 1, 17.9.23).</summary>
    public int? LevelOf(string? style)
    {
        for (var index = 0; style is not null && index < ListDefinition.MostLevels; index++)
        {
            if (Level(index)?.Style == style)
            {
                return index;
            }
        }

        return null;
    }
}
