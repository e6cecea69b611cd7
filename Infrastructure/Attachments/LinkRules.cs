namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>Which places files are fetched from; asked anew for every place that a link leads on to.</summary>
internal sealed class LinkRules(LinkOptions options)
{
    private const int HttpsPort = 443;
    private const int HttpPort = 80;

    private readonly IReadOnlyList<LinkHost> _https = LinkHost.List(options.AllowedHosts);
    private readonly IReadOnlyList<LinkHost> _http = LinkHost.List(options.HttpHosts);
    private readonly IReadOnlyList<LinkHost> _private = LinkHost.List(options.PrivateHosts);

    public LinkFault? Check(Uri address)
    {
        var isHttp = address.Scheme == Uri.UriSchemeHttp;
        if (!isHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            return LinkFault.NotHttps;
        }

        var host = address.IdnHost;
        var (hosts, usualPort) = isHttp ? (_http, HttpPort) : (_https, HttpsPort);
        if (hosts.Any(h => h.Matches(host, address.Port, usualPort)))
        {
            return null;
        }

        return isHttp && _https.Any(h => h.Matches(host, HttpsPort, HttpsPort))
            ? LinkFault.NotHttps
            : LinkFault.NotAllowed(Places());
    }

    /// <summary>Whether a host that was allowed may be on a private network.</summary>
    public bool MayBePrivate(string host, int port) =>
        _private.Any(h => h.Matches(host, port, h.Port ?? port));

    private string Places() =>
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
}
