using System.Text;

namespace ApplyFunctions.Core.Applications;

/// <summary>Makes a name that a client gave to a file safe to store and to show.</summary>
public static class FileNames
{
    public const int MaxLength = 255;
    private const int MaxExtensionLength = 20;

    /// <summary>
    /// The name without folders, controls and characters that turn the direction of text, at most 255 characters of which
    /// the extension is kept. May be empty.
    /// </summary>
    public static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var character in name.AsSpan(name.LastIndexOfAny(['/', '\\']) + 1))
        {
            if (!IsUnwanted(character))
            {
                clean.Append(character);
            }
        }
        var trimmed = clean.ToString().Trim();
        return trimmed is "." or ".." ? "" : Shorten(trimmed);
    }

    /// <summary>
    /// Controls, line separators, and the characters that turn the direction of text, with which <c>cv(U+202E)fdp.exe</c>
    /// reads as <c>cvexe.pdf</c>.
    /// </summary>
    private static bool IsUnwanted(char character) =>
        char.IsControl(character)
        || character
            is '\u061C'
                or '\u200E'
                or '\u200F'
                or (>= '\u2028' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');

    /// <summary>Cuts the stem, so that the extension stays, and never through a surrogate pair.</summary>
    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }
        var extension = Path.GetExtension(name);
        if (extension.Length > MaxExtensionLength)
        {
            extension = "";
        }
        var stem = MaxLength - extension.Length;
        return name[..(char.IsHighSurrogate(name[stem - 1]) ? stem - 1 : stem)] + extension;
    }
}
