namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Where a link leads, for those who read its words as plain text.</summary>
internal static class LinkTarget
{
    /// <summary>The target as it is to be read after the words of the link; null where they tell it already.</summary>
    public static string? NotIn(string shown, string target)
    {
        target = target.Trim();
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : target[..colon].ToUpperInvariant();
        switch (scheme)
        {
            // A place on the writer's own machine, and what is no place at all.
            case "FILE" or "JAVASCRIPT":
                return null;
            case "MAILTO":
                target = target[(colon + 1)..].Split('?')[0];
                return shown.Contains('@', StringComparison.Ordinal) ? null : OrNull(target);
            case "TEL":
                target = target[(colon + 1)..];
                return shown.Any(char.IsAsciiDigit) ? null : OrNull(target);
            default:
                var address = Address(target);
                return shown.Contains(address, StringComparison.OrdinalIgnoreCase)
                    ? null
                    : OrNull(target);
        }
    }

    private static string? OrNull(string target) => target is "" or ['#', ..] ? null : target;

    // People leave these out when they write an address down.
    private static string Address(string target)
    {
        var slashes = target.IndexOf("://", StringComparison.Ordinal);
        var address = slashes < 0 ? target : target[(slashes + 3)..];
        address = address.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? address[4..]
            : address;
        return address.TrimEnd('/');
    }
}
