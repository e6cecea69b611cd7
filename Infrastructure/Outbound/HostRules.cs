using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>Why an address is none that may be asked.</summary>
internal enum PlaceFault
{
    None,

    /// <summary>It would have to begin with https.</summary>
    NotHttps,
    NotAllowed,
}

/// <summary>
/// Which hosts may be asked at all, as the settings have it. Lists are separated by commas or blanks. An entry is a host
/// (<c>files.example.com</c>), all hosts one label below one (<c>*.example.com</c>, as in certificates) or, for any public
/// host, <c>*</c>; each with a port or, without, at the usual one.
/// </summary>
/// <param name="https">Hosts of https addresses.</param>
/// <param name="http">Hosts whose addresses may also be http.</param>
/// <param name="privately">Of these, hosts that may have private addresses.</param>
internal sealed class HostRules(string https, string http, string privately)
{
    private const int HttpsPort = 443;
    private const int HttpPort = 80;

    private readonly IReadOnlyList<HostEntry> _https = HostEntry.List(https);
    private readonly IReadOnlyList<HostEntry> _http = HostEntry.List(http);
    private readonly IReadOnlyList<HostEntry> _private = HostEntry.List(privately);

    /// <summary>Those that are allowed, in words.</summary>
    public string Places =>
        string.Join(
            ", ",
            _https
                .Concat(_http)
                .Select(h =>
                    h.IsAny ? "any public host, by its name"
                    : h.Port is { } port ? $"{h.Name}:{port}"
                    : h.Name
                )
                .Distinct(StringComparer.Ordinal)
        );

    public PlaceFault Check(Uri address)
    {
        var isHttp = address.Scheme == Uri.UriSchemeHttp;
        if (!isHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            return PlaceFault.NotHttps;
        }

        var host = address.IdnHost;
        var (hosts, usualPort) = isHttp ? (_http, HttpPort) : (_https, HttpsPort);
        if (hosts.Any(h => h.Matches(host, address.Port, usualPort)))
        {
            return PlaceFault.None;
        }

        return isHttp && _https.Any(h => h.Matches(host, HttpsPort, HttpsPort))
            ? PlaceFault.NotHttps
            : PlaceFault.NotAllowed;
    }

    /// <summary>Whether a host that was allowed may be on a private network.</summary>
    public bool MayBePrivate(string host, int port) =>
        _private.Any(h => h.Matches(host, port, h.Port ?? port));

    /// <summary>What is wrong with the lists of a section of the settings.</summary>
    /// <param name="privately">The name of the list of private hosts, which is among <paramref name="lists"/>.</param>
    public static IEnumerable<ValidationResult> Faults(
        string section,
        string privately,
        params (string Name, string List)[] lists
    )
    {
        foreach (var (name, list) in lists)
        {
            foreach (var entry in HostEntry.Split(list).Where(e => HostEntry.Parse(e) is null))
            {
                yield return new ValidationResult(
                    $"{section}__{name} has an entry that is no host: '{entry}'. Write files.example.com, *.example.com or files.example.com:8443, without https:// and without a path.",
                    [name]
                );
            }

            if (
                name == privately
                && HostEntry.Split(list).Any(e => HostEntry.Parse(e) is { IsAny: true })
            )
            {
                yield return new ValidationResult(
                    $"{section}__{name} takes no *: it would open the whole private network. Name the hosts.",
                    [name]
                );
            }
        }
    }
}
