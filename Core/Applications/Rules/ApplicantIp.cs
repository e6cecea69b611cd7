using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// The candidate's address, which only a server that is trusted can pass on: anyone else could write any there. It is
/// not what the candidate wrote, so it is never a fault.
/// </summary>
internal static class ApplicantIp
{
    public static string? Read(Caller caller, JsonObject values) =>
        caller == Caller.Server
        && Values.TryText(values["applicant_ip"], out var text)
        && IPAddress.TryParse(text, out var address)
        && IsWhole(address, text)
            ? address.ToString()
            : null;

    // The framework takes 127.1 and plain numbers for addresses, too.
    private static bool IsWhole(IPAddress address, string text) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 || text.Split('.').Length == 4;
}
