namespace ApplyFunctions.Infrastructure;

/// <summary>Finds what there is in the language that is asked for, or in the nearest.</summary>
internal static class LanguageRanges
{
    /// <summary>What there is for the tag, or for its beginning (de for de-AT); null where there is nothing.</summary>
    /// <param name="tag">May be null or empty.</param>
    /// <remarks>RFC 4647, section 3.4: cut the tag at its last hyphen until something fits.</remarks>
    public static T? Nearest<T>(this IReadOnlyDictionary<string, T> languages, string? tag)
        where T : class
    {
        for (var range = tag ?? ""; range.Length > 0; )
        {
            if (languages.TryGetValue(range, out var found))
            {
                return found;
            }

            range = range[..Math.Max(0, range.LastIndexOf('-'))];
        }

        return null;
    }
}
