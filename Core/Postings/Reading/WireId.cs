using System.Globalization;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>An id as it stands in an address.</summary>
internal static class WireId
{
    /// <summary>Null for what can be no id: what is not digits, and what does not fit.</summary>
    public static long? Of(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
