using System.Text.RegularExpressions;

namespace ApplyFunctions.Core.Announcements;

/// <summary>Where a job is, as far as the words of its location tell.</summary>
/// <param name="Country">Its ISO code; null where the words do not name it.</param>
internal sealed partial record Place(string? Locality, string? Region, string? Country)
{
    /// <summary>Whether the words say that the job can be done from anywhere, and not on some days only.</summary>
    public static bool IsRemote(string? words) =>
        words is not null && Remote().IsMatch(words) && !Hybrid().IsMatch(words);

    /// <summary>
    /// The places that words such as <c>London, England, United Kingdom</c> or <c>Boston, MA; Remote - US</c> name.
    /// </summary>
    public static IEnumerable<Place> In(string? words) =>
        Between().Split(Remote().Replace(words ?? "", " ")).Select(One).OfType<Place>().Distinct();

    private static Place? One(string words)
    {
        var parts = words
            .Split(',')
            .Select(p => p.Trim(' ', '-', '–', '—', '(', ')', ':', '.'))
            .Where(p => p.Length > 0)
            .ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var last = parts[^1];
        var isState = parts.Count == 2 && Countries.IsState(last);
        var country = isState ? "US" : Countries.CodeOf(last);
        if (country is not null && !isState)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return new Place(
            parts.ElementAtOrDefault(0),
            parts.Count > 1 ? string.Join(", ", parts.Skip(1)) : null,
            country
        );
    }

    [GeneratedRegex(
        @"\b(fully\s+remote|remote(ly)?|telecommut(e|ing)|work(ing)?\s+from\s+(home|anywhere)|anywhere)\b(\s+(in|within|across|from)\b(\s+the\b)?)?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Remote();

    [GeneratedRegex(@"\bhybrid\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hybrid();

    // OR in capitals is Oregon.
    [GeneratedRegex(
        @"[;|/•()]|\s+or\s+|\s+-\s+",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Between();
}
