namespace ApplyFunctions.Core.Announcements;

internal static class WebAddress
{
    /// <summary>Null for what no browser could open.</summary>
    public static Uri? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
