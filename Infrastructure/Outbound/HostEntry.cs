using System.Globalization;
using System.Net;

namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>An entry of the lists in the settings.</summary>
/// <param name="Name">In lower case; <c>*</c> for all, <c>*.</c> before a host for what is one label below it.</param>
/// <param name="Port">Null: the usual one of the scheme.</param>
internal sealed record HostEntry(string Name, int? Port)
{
    private static readonly char[] Separators = [',', ';', ' '];

    public bool IsAny => Name == "*";

    private bool IsPattern => Name.StartsWith("*.", StringComparison.Ordinal);

    public static IReadOnlyList<HostEntry> List(string entries) =>
        [.. Split(entries).Select(Parse).OfType<HostEntry>()];

    public static string[] Split(string entries) =>
        entries.Split(
            Separators,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    /// <summary>Null where it is none.</summary>
    public static HostEntry? Parse(string entry)
    {
        var text = entry.ToLowerInvariant();
        int? port = null;
        var colon = text.LastIndexOf(':');
        if (colon > text.LastIndexOf(']'))
        {
            if (
                !ushort.TryParse(
                    text[(colon + 1)..],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                || number == 0
            )
            {
                return null;
            }

            (text, port) = (text[..colon], number);
        }

        if (text == "*")
        {
            return new HostEntry(text, port);
        }

        var isPattern = text.StartsWith("*.", StringComparison.Ordinal);
        var host = isPattern ? text[2..] : text;
        if (IPAddress.TryParse(host, out var address))
        {
            return isPattern ? null : new HostEntry(address.ToString(), port);
        }

        // Read as the links are, so that both spell a name alike.
        return
            Uri.TryCreate($"https://{host}", UriKind.Absolute, out var read)
            && OutboundAddress.HasName(read)
            && read
                is {
                    HostNameType: UriHostNameType.Dns,
                    PathAndQuery: "/",
                    UserInfo: "",
                    Fragment: ""
                }
            && !IsNumeric(read.IdnHost)
            ? new HostEntry(isPattern ? $"*.{read.IdnHost}" : read.IdnHost, port)
            : null;
    }

    /// <summary>
    /// Whether a host is an address, or is taken for one by some programs: its last label is a number
    /// (https://url.spec.whatwg.org/#ends-in-a-number-checker).
    /// </summary>
    public static bool IsNumeric(string host)
    {
        var trimmed = host.TrimEnd('.');
        var last = trimmed[(trimmed.LastIndexOf('.') + 1)..];
        return IPAddress.TryParse(host, out _)
            || last.Length == 0
            || last.All(char.IsAsciiDigit)
            || (
                last.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                && last.Skip(2).All(char.IsAsciiHexDigit)
            );
    }

    /// <param name="host">As in <see cref="Uri.IdnHost"/>: an address is matched by none but itself.</param>
    public bool Matches(string host, int port, int usualPort) =>
        port == (Port ?? usualPort)
        && (
            Name == host
            || (
                !IsNumeric(host)
                && (
                    IsAny
                    || (
                        IsPattern
                        && host.EndsWith(Name[1..], StringComparison.Ordinal)
                        && host.IndexOf('.', StringComparison.Ordinal)
                            == host.Length - Name.Length + 1
                    )
                )
            )
        );
}
