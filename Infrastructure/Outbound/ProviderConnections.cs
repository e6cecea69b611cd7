namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>Connections to the providers that settings name.</summary>
internal static class ProviderConnections
{
    /// <summary>
    /// Follows no redirects: one would turn a POST into a GET, whose 200 says nothing of what was asked. Keeps no cookies, and
    /// tells nobody of traces.
    /// </summary>
    public static SocketsHttpHandler Create() =>
        new()
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
        };
}
