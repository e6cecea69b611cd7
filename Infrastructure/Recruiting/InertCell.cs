using System.Globalization;
using System.Text;

namespace ApplyFunctions.Infrastructure.Recruiting;

/// <summary>
/// Keeps spreadsheets from calculating what candidates and authors wrote
/// (https://owasp.org/www-community/attacks/CSV_Injection). The CSV library looks at the first character alone, and spreadsheets
/// pass over spaces and take wide signs for narrow ones.
/// </summary>
internal static class InertCell
{
    // Spreadsheets show what follows it as it is.
    private const char Mark = '\'';

    // As they are typed, wide, small, raised and lowered, and the sign for minus.
    private const string Signs =
        "=\uFF1D\uFE66\u207C\u208C+\uFF0B\uFE62\u207A\u208A-\uFF0D\uFE63\u207B\u208B\u2212@\uFF20\uFE6B";

    public static string? Of(string? text) =>
        text is not null && IsActive(text) ? $"{Mark}{text}" : text;

    private static bool IsActive(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        if (text[0] is '\t' or '\r' or '\n')
        {
            return true;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsUnseen(rune))
            {
                return Signs.Contains(rune.ToString(), StringComparison.Ordinal);
            }
        }

        return false;
    }

    // Spaces of any width, controls, and what joins or turns letters.
    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
