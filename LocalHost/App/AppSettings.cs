using System.Text.Json;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.SignIn;

namespace ApplyFunctions.LocalHost.App;

/// <summary>The settings with which the functions app runs on one machine. None of them is a secret.</summary>
internal static class AppSettings
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="webhookKey">With which the mail catcher's events are verified; none are taken without one.</param>
    /// <param name="traces">Whether the app prints its traces.</param>
    public static IReadOnlyDictionary<string, string> For(
        Ports ports,
        string webhookKey = "",
        bool traces = false
    )
    {
        var storage = StorageConnectionString(ports);
        var careers = Ports.Origin(ports.Careers);
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Applications__HashKey"] = Convert.ToBase64String(
                "applyfunctions-local-development"u8
            ),
            ["Applications__EqualityDelay"] = "00:00:10",
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
            ["AzureWebJobsStorage"] = storage,
            // As a company has it that sets nothing; without it, anything can be tried by hand.
            ["Bots__Provider"] = Environment.GetEnvironmentVariable("Bots__Provider") ?? "altcha",
            ["Candidates__StatusPage"] = $"{careers}/?application",
            ["Cors__AllowedOrigins"] = FormattableString.Invariant(
                $"{careers},http://localhost:{ports.Careers},{Ports.Origin(ports.Embedding)},http://localhost:{ports.Embedding}"
            ),
            ["Cors__RecruiterOrigins"] = FormattableString.Invariant(
                $"{Ports.Origin(ports.Recruiters)},http://localhost:{ports.Recruiters}"
            ),
            ["DocumentIntelligence__Endpoint"] = Ports.Origin(ports.Ocr),
            ["DocumentIntelligence__Key"] = "local",
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["SendGrid__ApiKey"] = "local",
            ["SendGrid__From"] = "careers@example.com",
            ["SendGrid__FromName"] = "Example Careers",
            ["SendGrid__Host"] = Ports.Origin(ports.Mail),
            ["SendGrid__WebhookKey"] = webhookKey,
            ["SignIn__Audience"] =
                Environment.GetEnvironmentVariable("SignIn__Audience") ?? SignInSite.Audience,
            ["SignIn__Authority"] =
                Environment.GetEnvironmentVariable("SignIn__Authority")
                ?? Ports.Origin(ports.SignIn),
            ["Throttling__PerAddress"] = Unlimited("Throttling__PerAddress"),
            ["Throttling__PerPosting"] = Unlimited("Throttling__PerPosting"),
            ["Webhooks__Address"] = Ports.Origin(ports.Functions),
        };
        if (traces)
        {
            settings["Telemetry__Console"] = "true";
        }

        return settings;
    }

    /// <summary>
    /// The emulator's well-known account, whose key is public:
    /// https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key
    /// </summary>
    public static string StorageConnectionString(Ports ports)
    {
        const string account = "devstoreaccount1";
        const string key =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
            + $"BlobEndpoint={Ports.Origin(ports.Blobs)}/{account};"
            + $"QueueEndpoint={Ports.Origin(ports.Queues)}/{account};"
            + $"TableEndpoint={Ports.Origin(ports.Tables)}/{account};";
    }

    /// <summary>Everything on one machine comes from one address; to try a limit, set it in the environment.</summary>
    private static string Unlimited(string setting) =>
        Environment.GetEnvironmentVariable(setting) ?? "0";

    /// <summary>The same settings as the <c>local.settings.json</c> that Azure Functions Core Tools read.</summary>
    public static string AsLocalSettings(IReadOnlyDictionary<string, string> settings) =>
        JsonSerializer.Serialize(new { IsEncrypted = false, Values = settings }, Indented);
}
