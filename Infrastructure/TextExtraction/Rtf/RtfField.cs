using ApplyFunctions.Infrastructure.TextExtraction.Fields;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>A field: an instruction, and the result that is shown.</summary>
internal sealed class RtfField
{
    /// <summary>Characters of an instruction that are read, and of a result that are searched for a link's target.</summary>
    public const int Longest = 4_096;

    private RtfFrame? _frame;
    private int _start;

    public string Instruction { get; set; } = "";

    /// <summary>The text from here on is the result.</summary>
    public void BeginResult(RtfFrame frame) => (_frame, _start) = (frame, frame.Length);

    /// <summary>Adds what the result does not tell: where a link leads, or the character of a SYMBOL field.</summary>
    public void Complete(RtfFrame frame)
    {
        var shown = frame == _frame ? frame.Tail(_start, Longest) : "";
        var isBlank = string.IsNullOrWhiteSpace(shown);
        if (
            FieldInstruction.Hyperlink(Instruction) is { } target
            && LinkTarget.NotIn(shown, target) is { } added
        )
        {
            if (isBlank)
            {
                // What follows is no part of the address.
                frame.Append($"{added} ");
            }
            else
            {
                // The space behind the words often belongs to the link.
                frame.AppendToLast(char.IsWhiteSpace(shown[^1]) ? $"({added}) " : $" ({added})");
            }
        }
        else if (isBlank && FieldInstruction.Symbol(Instruction) is { } symbol)
        {
            frame.Append([symbol]);
        }
    }
}
