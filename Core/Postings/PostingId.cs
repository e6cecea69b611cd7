using System.Globalization;

namespace ApplyFunctions.Core.Postings;

/// <summary>The id of a posting in addresses.</summary>
public static class PostingId
{
    /// <summary>Digits only; everything else is an unknown posting.</summary>
    public static bool TryParse(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
