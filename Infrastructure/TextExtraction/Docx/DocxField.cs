using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Fields;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>A link, or a field: an instruction, and the result that is shown (ECMA-376 part 1, 17.16).</summary>
internal sealed class DocxField
{
    /// <summary>Characters of an instruction that are read, and of a result that are searched for a link's target.</summary>
    public const int Longest = 4_096;

    private readonly StringBuilder _instruction = new();
    private int _pictures;

    /// <summary>Where a link leads that is no field.</summary>
    public string? Target { get; init; }

    /// <summary>What a field of a form shows: the entry that was chosen.</summary>
    public string? Choice { get; init; }

    public bool IsInstruction => Start < 0;

    /// <summary>Where in the text the result begins; below 0 before it does.</summary>
    public int Start { get; private set; } = -1;

    public void AppendInstruction(ReadOnlySpan<char> more) =>
        _instruction.Append(more[..Math.Min(more.Length, Longest - _instruction.Length)]);

    public void BeginResult(int start, int pictures) => (Start, _pictures) = (start, pictures);

    /// <summary>Where a link leads, if its words do not tell it.</summary>
    public string? AfterWords(string shown)
    {
        var added = LinkOf() is { } target ? LinkTarget.NotIn(shown, target) : null;

        // The space behind the words often belongs to the link.
        return added is null ? null
            : char.IsWhiteSpace(shown[^1]) ? $"({added}) "
            : $" ({added})";
    }

    /// <summary>What a field without words shows. A link of nothing was left over by mistake; one of a picture was not.</summary>
    public string? InsteadOfWords(int pictures) =>
        Choice
        ?? (
            pictures > _pictures && !IsInstruction && LinkOf() is { } target
                ? LinkTarget.NotIn("", target)
                : FieldInstruction.Symbol(_instruction.ToString())?.ToString()
        );

    private string? LinkOf() => Target ?? FieldInstruction.Hyperlink(_instruction.ToString());
}
