using System.Net;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Functions.Http;
using AwesomeAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Throttling;

public sealed class ClientAddressesTests
{
    private const string Host = "127.0.0.1";

    [Theory]
    // No proxy is trusted: whatever a client says of itself, the connection counts.
    [InlineData(0, "192.0.2.1", "198.51.100.9", "192.0.2.1")]
    // The worker has taken the last address out of the header and made it the connection's.
    [InlineData(1, "192.0.2.1", "", "192.0.2.1")]
    [InlineData(1, "192.0.2.1", "198.51.100.9", "192.0.2.1")]
    [InlineData(2, "192.0.2.1", "203.0.113.5, 198.51.100.9", "198.51.100.9")]
    // It has not; what is connected is the host beside it.
    [InlineData(1, Host, "198.51.100.9", "198.51.100.9")]
    [InlineData(1, Host, "203.0.113.5, 198.51.100.9", "198.51.100.9")]
    [InlineData(2, Host, "192.0.2.7,203.0.113.5, 198.51.100.9", "203.0.113.5")]
    [InlineData(1, "::1", "198.51.100.9", "198.51.100.9")]
    // As Azure's front end and others write it.
    [InlineData(1, Host, "198.51.100.9:50123", "198.51.100.9")]
    [InlineData(1, Host, "[2001:db8::7]:50123", "2001:db8::7")]
    [InlineData(1, Host, "2001:db8::7", "2001:db8::7")]
    // What cannot be read, or is not there.
    [InlineData(1, Host, "unknown", Host)]
    [InlineData(1, Host, "198.51.100.9, ", Host)]
    [InlineData(1, Host, "198.51.100.9:port", Host)]
    [InlineData(1, Host, "", Host)]
    [InlineData(3, Host, "203.0.113.5, 198.51.100.9", Host)]
    public void The_client_is_as_far_from_the_right_as_there_are_proxies(
        int proxies,
        string connection,
        string forwarded,
        string client
    ) => Of(proxies, connection, forwarded).Should().Be(IPAddress.Parse(client));

    [Fact]
    public void A_header_in_two_lines_is_one_list() =>
        Of(1, Host, "198.51.100.9", "203.0.113.5").Should().Be(IPAddress.Parse("203.0.113.5"));

    [Theory]
    [InlineData("example.azurewebsites.net", "198.51.100.9")]
    [InlineData(null, Host)]
    public void Azure_has_a_proxy_of_its_own(string? hostName, string client) =>
        Of(null, Host, hostName, "198.51.100.9").Should().Be(IPAddress.Parse(client));

    private static IPAddress? Of(int proxies, string connection, params string[] forwarded) =>
        Of(proxies, connection, null, forwarded);

    private static IPAddress? Of(
        int? proxies,
        string connection,
        string? hostName,
        params string[] forwarded
    )
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(connection);
        if (forwarded is not [""])
        {
            http.Request.Headers["X-Forwarded-For"] = forwarded;
        }

        return new ClientAddresses(
            Options.Create(new ThrottlingOptions { TrustedProxies = proxies }),
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["WEBSITE_HOSTNAME"] = hostName,
                    }
                )
                .Build()
        ).Of(http.Request);
    }
}
