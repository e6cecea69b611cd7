using System.Globalization;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// How long a text is as it is kept: in JSON, whose encoder escapes some characters
/// (https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/character-encoding).
/// </summary>
internal static class StoredText
{
    private const int Escape = 6;

    /// <summary>UTF-16 code units, never fewer than will be kept.</summary>
    public static int Length(string text) => text.Sum(Length);

    private static int Length(char character) =>
        character switch
        {
            '"' or '\\' or '\n' or '\t' => 2,
            ' ' => 1,
            _ => char.GetUnicodeCategory(character)
                is UnicodeCategory.Surrogate
                    or UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                ? Escape
                : 1,
        };
}
