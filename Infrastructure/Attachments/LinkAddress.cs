using ApplyFunctions.Infrastructure.Outbound;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>Reads what a client gave as a link, before anything is looked up.</summary>
internal static class LinkAddress
{
    /// <summary>The address without its fragment, or what is wrong with it.</summary>
    public static LinkFault? TryRead(string text, out Uri address) =>
        OutboundAddress.TryRead(text, out address) switch
        {
            AddressFault.None => null,
            AddressFault.TooLong => LinkFault.TooLong,
            AddressFault.HasUser => LinkFault.HasUser,
            _ => LinkFault.NotALink,
        };

    /// <summary>Where a redirect leads; it may be relative to the place that it is from.</summary>
    public static LinkFault? TryFollow(Uri from, string location, out Uri address)
    {
        address = from;
        if (
            location.Length is 0 or > OutboundAddress.MaxLength
            || !Uri.TryCreate(from, location, out var read)
            || !OutboundAddress.HasName(read)
        )
        {
            return LinkFault.Broken;
        }

        address = OutboundAddress.WithoutFragment(read);
        return read.UserInfo.Length > 0 ? LinkFault.LeadsElsewhere : null;
    }
}
