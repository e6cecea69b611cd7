using ApplyFunctions.Core;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The clients of one storage account, from the same setting as the triggers: a connection string, or a section that
/// says where the account is (<c>X__accountName</c>, or <c>X__blobServiceUri</c>, <c>X__queueServiceUri</c> and
/// <c>X__tableServiceUri</c>), where a managed identity signs in (<c>X__clientId</c> for a user-assigned one).
/// </summary>
public sealed class StorageClients
{
    // A request ends after 230 s whatever happens. The SDKs' own 5 repeats of up to 60 s would outlast it; these
    // give up while there is still time to answer.
    private const int Repeats = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // A query may take five seconds before it answers with what it has
    // (https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination); and the lease of mails has to
    // outlast all repeats.
    private static readonly TimeSpan TryTime = TimeSpan.FromSeconds(8);

    // The largest file takes this long on a slow link between app and storage.
    private static readonly TimeSpan BlobTryTime = TimeSpan.FromSeconds(40);

    /// <param name="settings">The configuration of the app.</param>
    /// <param name="name">The name of the setting.</param>
    /// <param name="policies">Added to every client's pipeline, once a call; tests count calls with them.</param>
    /// <exception cref="InvalidOperationException">The setting is missing; the message says how to set it.</exception>
    public StorageClients(
        IConfiguration settings,
        string name,
        IEnumerable<HttpPipelinePolicy>? policies = null
    )
    {
        var blobOptions = new BlobClientOptions();
        var queueOptions = new QueueClientOptions
        {
            // The triggers expect it, and write it to poison queues.
            MessageEncoding = QueueMessageEncoding.Base64,
        };
        var tableOptions = new TableClientOptions();
        Configure(blobOptions, BlobTryTime, policies);
        Configure(queueOptions, TryTime, policies);
        Configure(tableOptions, TryTime, policies);

        var section = settings.GetSection(name);
        if (section.Value is { Length: > 0 } connection)
        {
            Blobs = new BlobServiceClient(connection, blobOptions);
            Queues = new QueueServiceClient(connection, queueOptions);
            Tables = new TableServiceClient(connection, tableOptions);
            return;
        }

        var credential = new DefaultAzureCredential(
            new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] }
        );
        Blobs = new BlobServiceClient(Address(section, "blob"), credential, blobOptions);
        Queues = new QueueServiceClient(Address(section, "queue"), credential, queueOptions);
        Tables = new TableServiceClient(Address(section, "table"), credential, tableOptions);
    }

    /// <summary>The most that one call to a table or queue takes, with all its repeats.</summary>
    public static TimeSpan LongestCall => ((Repeats + 1) * TryTime) + (Repeats * LongestDelay);

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    /// <summary>The account for equality answers: its own where one is set, else the account of everything.</summary>
    public static StorageClients ForEquality(
        IConfiguration settings,
        StorageClients everything,
        IEnumerable<HttpPipelinePolicy>? policies = null
    ) =>
        settings.GetSection(StorageNames.EqualityConnection).Exists()
            ? new StorageClients(settings, StorageNames.EqualityConnection, policies)
            : everything;

    private static Uri Address(IConfigurationSection section, string service)
    {
        if (Uri.TryCreate(section[$"{service}ServiceUri"], UriKind.Absolute, out var address))
        {
            return address;
        }

        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                $"The setting '{section.Key}' is missing. Set it to a storage connection string, or set {section.Key}__accountName to the name of an account that the app's identity may use."
            );
    }

    private static void Configure(
        ClientOptions options,
        TimeSpan tryTime,
        IEnumerable<HttpPipelinePolicy>? policies
    )
    {
        options.Retry.MaxRetries = Repeats;
        options.Retry.Delay = FirstDelay;
        options.Retry.MaxDelay = LongestDelay;
        options.Retry.NetworkTimeout = tryTime;

        // Names of blobs and rows are ids, but a query can hold more; none of it belongs in a log.
        options.Diagnostics.IsLoggingContentEnabled = false;
        foreach (var policy in policies ?? [])
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }
    }
}
