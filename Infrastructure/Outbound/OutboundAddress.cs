namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>What is wrong with a text that was given as an address.</summary>
internal enum AddressFault
{
    None,
    TooLong,

    /// <summary>No complete address of the web.</summary>
    Malformed,

    /// <summary>It has a user name or password in it.</summary>
    HasUser,
}

/// <summary>Reads what somebody outside gave as an address, before anything is looked up.</summary>
internal static class OutboundAddress
{
    public const int MaxLength = 2_048;

    /// <summary>The address without its fragment, or what is wrong with it.</summary>
    public static AddressFault TryRead(string text, out Uri address)
    {
        address = null!;
        if (text.Length > MaxLength)
        {
            return AddressFault.TooLong;
        }

        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (
            text.Any(char.IsControl)
            || !(text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || IsHttp(text))
            || !Uri.TryCreate(text, UriKind.Absolute, out var read)
            || !HasName(read)
        )
        {
            return AddressFault.Malformed;
        }

        var end = text.AsSpan(start).IndexOfAny("/?#\\");
        var authority = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end);
        if (authority.Contains('@'))
        {
            return AddressFault.HasUser;
        }

        address = WithoutFragment(read);
        return AddressFault.None;
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

    public static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0
            ? address
            : new Uri(address.GetLeftPart(UriPartial.Query), UriKind.Absolute);

    private static bool IsHttp(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
