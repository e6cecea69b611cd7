using System.Globalization;

namespace ApplyFunctions.Core.Postings;

/// <summary>The id of a posting, or of a department, office or section, in addresses.</summary>
public static class PostingId
{
    /// <summary>Digits only; everything else is unknown.</summary>
    public static bool TryParse(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
