using ApplyFunctions.Infrastructure.Outbound;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>Which places files are fetched from; asked anew for every place that a link leads on to.</summary>
internal sealed class LinkRules(LinkOptions options)
{
    public HostRules Hosts { get; } =
        new(options.AllowedHosts, options.HttpHosts, options.PrivateHosts);

    public LinkFault? Check(Uri address) =>
        Hosts.Check(address) switch
        {
            PlaceFault.None => null,
            PlaceFault.NotHttps => LinkFault.NotHttps,
            _ => LinkFault.NotAllowed(Hosts.Places),
        };
}
