using System.Runtime.InteropServices;

namespace ApplyFunctions.Infrastructure.TextExtraction.Lists;

/// <summary>Which list, and on which level of it, a paragraph is in (ECMA-376 part 1, 17.9.18).</summary>
/// <param name="Number">0 takes a paragraph out of the list of its style; null says nothing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListPlace(int? Number, int? Level)
{
    /// <summary>Of a paragraph that is in no list, whatever its style says.</summary>
    public static ListPlace None => new(0, Level: null);

    /// <summary>The same, and where it says nothing, what is under it.</summary>
    public ListPlace Over(ListPlace under) => new(Number ?? under.Number, Level ?? under.Level);
}

/// <summary>The list in which a style puts its paragraphs.</summary>
/// <param name="Style">The style that says so: that of the paragraphs, or one on which it is based.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StyledPlace(ListPlace Place, string Style);
