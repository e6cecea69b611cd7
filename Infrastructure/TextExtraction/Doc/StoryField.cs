using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>A field that is open: first its instruction is read, then the result that is shown.</summary>
internal sealed class StoryField
{
    private const int Longest = 4_096;
    private const string LinkName = "HYPERLINK";

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
        return isShown && Target(_instruction.ToString()) is { } target
            ? LinkTarget.NotIn(Shown, target)
            : null;
    }

    // The first argument that is no switch's; those of a link are quoted.
    private static string? Target(string instruction)
    {
        var rest = instruction.AsSpan().TrimStart();
        if (!rest.StartsWith(LinkName, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest[LinkName.Length..].TrimStart();
        while (rest is ['\\', var letter, ..])
        {
            rest = rest[2..].TrimStart();
            if (char.ToLowerInvariant(letter) is 'l' or 'o' or 't')
            {
                rest = rest[Argument(rest).Length..].TrimStart();
            }
        }

        var target = Argument(rest).Trim('"').Replace(@"\\", @"\", StringComparison.Ordinal);
        return target.Length == 0 ? null : target;
    }

    private static string Argument(ReadOnlySpan<char> rest)
    {
        var length = rest is ['"', ..] ? rest[1..].IndexOf('"') + 2 : rest.IndexOfAny(" \t\r\n");
        return (length is 1 or < 0 ? rest : rest[..length]).ToString();
    }
}
