using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Fields;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>A field that is open: first its instruction is read, then the result that is shown.</summary>
internal sealed class StoryField
{
    private const int Longest = 4_096;

    private readonly StringBuilder _instruction = new();
    private readonly StringBuilder _shown = new();

    public bool IsInstruction { get; private set; } = true;

    public bool HasPicture { get; set; }

    public string Shown => _shown.ToString();

    public void BeginResult() => IsInstruction = false;

    public void Append(ReadOnlySpan<char> more)
    {
        var text = IsInstruction ? _instruction : _shown;
        text.Append(more[..Math.Min(more.Length, Longest - text.Length)]);
    }

    /// <summary>Where a link leads, if what is shown does not tell it.</summary>
    public string? HiddenTarget()
    {
        // A picture may be a link, too; one of nothing, or of a space, was left over by mistake.
        var isShown = HasPicture || !string.IsNullOrWhiteSpace(Shown);
        return isShown && FieldInstruction.Hyperlink(_instruction.ToString()) is { } target
            ? LinkTarget.NotIn(Shown, target)
            : null;
    }
}
