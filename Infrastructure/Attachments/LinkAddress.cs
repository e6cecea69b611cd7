namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>Reads what a client gave as a link, before anything is looked up.</summary>
internal static class LinkAddress
{
    public const int MaxLength = 2_048;

    /// <summary>The address without its fragment, or what is wrong with it.</summary>
    public static LinkFault? TryRead(string text, out Uri address)
    {
        address = null!;
        if (text.Length > MaxLength)
        {
            return LinkFault.TooLong;
        }

        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (
            text.Any(char.IsControl)
            || !(text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || IsHttp(text))
            || !Uri.TryCreate(text, UriKind.Absolute, out var read)
            || !HasName(read)
        )
        {
            return LinkFault.NotALink;
        }

        var end = text.AsSpan(start).IndexOfAny("/?#\\");
        var authority = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end);
        if (authority.Contains('@'))
        {
            return LinkFault.HasUser;
        }

        address = WithoutFragment(read);
        return null;
    }

    /// <summary>Where a redirect leads; it may be relative to the place that it is from.</summary>
    public static LinkFault? TryFollow(Uri from, string location, out Uri address)
    {
        address = from;
        if (
            location.Length is 0 or > MaxLength
            || !Uri.TryCreate(from, location, out var read)
            || !HasName(read)
        )
        {
            return LinkFault.Broken;
        }

        address = WithoutFragment(read);
        return read.UserInfo.Length > 0 ? LinkFault.LeadsElsewhere : null;
    }

    /// <summary>Whether the host can be looked up; one that IDN cannot spell throws, and only when it is asked for.</summary>
    public static bool HasName(Uri address)
    {
        try
        {
            return address.IdnHost.Length > 0 && address.HostNameType != UriHostNameType.Basic;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool IsHttp(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0
            ? address
            : new Uri(address.GetLeftPart(UriPartial.Query), UriKind.Absolute);
}
