using System.Text.Json.Nodes;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>
/// The samples name the careers page of a company that does not exist. On this machine they lead to the page that runs
/// here, so that the links in mails and on a candidate's own page can be followed.
/// </summary>
internal static class SampleAddresses
{
    private const string Documented = "https://careers.example.com/";

    /// <param name="careers">The careers page's origin.</param>
    public static void Move(JsonObject document, string careers)
    {
        if (
            (string?)document["absolute_url"] is { } address
            && address.StartsWith(Documented, StringComparison.Ordinal)
        )
        {
            document["absolute_url"] = $"{careers}/{address[Documented.Length..]}";
        }
    }
}
