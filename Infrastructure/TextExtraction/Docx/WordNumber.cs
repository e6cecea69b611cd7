using System.Globalization;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

internal static class WordNumber
{
    /// <summary>A number as Word writes it; null where it is none.</summary>
    public static int? Parse(string? text) =>
        int.TryParse(
            text,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
