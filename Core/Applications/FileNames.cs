using System.Text;
using ApplyFunctions.Core.Cvs;

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
    /// The name with which a file is handed out: it ends as names of its format do, so that whoever opens the file opens what it
    /// is. A text that calls itself <c>cv.bat</c> or <c>cv.hta</c> is handed out as <c>cv.bat.txt</c>.
    /// </summary>
    /// <param name="otherwise">Where there is no name.</param>
    public static string ToSave(string name, FileFormat format, string otherwise)
    {
        var named = name.Length > 0 ? name : otherwise;
        var extensions = format.Extensions();
        return extensions.Contains(Path.GetExtension(named), StringComparer.OrdinalIgnoreCase)
            ? named
            : named + extensions[0];
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
