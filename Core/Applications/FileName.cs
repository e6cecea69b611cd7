using System.Globalization;
using System.Text;

namespace ApplyFunctions.Core.Applications;

/// <summary>Makes the name that a client gave a file safe to keep and to show.</summary>
public static class FileName
{
    public const int MaxLength = 255;

    /// <summary>
    /// The name without folders, control characters, line breaks and characters that turn the direction of text; at
    /// most 255 characters, of which the extension is kept. May be empty.
    /// </summary>
    public static string Clean(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "";
        }

        var last = name.AsSpan()[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var builder = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (
                Rune.GetUnicodeCategory(rune)
                is not (UnicodeCategory.Control or UnicodeCategory.Format)
            )
            {
                builder.Append(rune.ToString());
            }
        }

        var clean = builder.ToString().Trim();
        if (clean is "." or "..")
        {
            return "";
        }

        if (clean.Length <= MaxLength)
        {
            return clean;
        }

        var extension = Path.GetExtension(clean);
        extension = extension.Length <= 10 ? extension : "";
        var keep = MaxLength - extension.Length;
        keep -= char.IsHighSurrogate(clean[keep - 1]) ? 1 : 0;
        return clean[..keep] + extension;
    }
}
