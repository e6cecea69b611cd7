using System.Text;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Collects text up to a number of characters; what is more is left out.</summary>
internal sealed class BoundedText(int limit)
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether something was left out.</summary>
    public bool IsCut { get; private set; }

    public int Length => _text.Length;

    public char Last => _text.Length == 0 ? '\n' : _text[^1];

    public void Append(ReadOnlySpan<char> more)
    {
        var room = limit - _text.Length;
        if (more.Length > room)
        {
            IsCut = true;
            more = more[..room];
            if (more is [.., var last] && char.IsHighSurrogate(last))
            {
                more = more[..^1];
            }
        }

        _text.Append(more);
    }

    public void Append(char more) => Append([more]);

    /// <summary>What the detail says of a text that was cut.</summary>
    public static string CutAt(ExtractionLimits limits) =>
        FormattableString.Invariant($"the text was cut after {limits.Characters} characters");

    /// <summary>The text from a place on.</summary>
    public string From(int start) => _text.ToString(start, _text.Length - start);

    public override string ToString() => _text.ToString();
}
