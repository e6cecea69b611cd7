using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting.Configuration;

/// <summary>
/// Turns a trigger's Connection into clients: a setting with a connection string, or a group of
/// settings with service addresses, used with DefaultAzureCredential.
/// https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
/// </summary>
internal sealed class StorageConnections(IConfiguration configuration)
{
    private const string Prefix = "AzureWebJobs";

    public QueueServiceClient Queues(string? connection) =>
        Create(
            connection,
            "queue",
            text => new QueueServiceClient(text),
            (uri, credential) => new QueueServiceClient(uri, credential)
        );

    public BlobServiceClient Blobs(string? connection) =>
        Create(
            connection,
            "blob",
            text => new BlobServiceClient(text),
            (uri, credential) => new BlobServiceClient(uri, credential)
        );

    private T Create<T>(
        string? connection,
        string service,
        Func<string, T> fromConnectionString,
        Func<Uri, TokenCredential, T> fromAddress
    )
    {
        var name = string.IsNullOrEmpty(connection) ? "Storage" : connection;
        // The prefixed name wins, as in the WebJobs SDK: "Storage" means AzureWebJobsStorage
        // wherever that exists.
        var section =
            Find(Prefix + name)
            ?? Find(name)
            ?? throw new InvalidOperationException(
                $"Storage connection '{connection ?? Prefix + name}' does not exist: add a setting of that name."
            );
        if (!string.IsNullOrEmpty(section.Value))
        {
            return fromConnectionString(section.Value);
        }
        var address =
            section[$"{service}ServiceUri"]
            ?? section["serviceUri"]
            ?? (
                section["accountName"] is { } account
                    ? $"https://{account}.{service}.core.windows.net"
                    : throw new InvalidOperationException(
                        $"Storage connection '{section.Key}' has neither a connection string nor '{section.Key}__{service}ServiceUri'."
                    )
            );
        var credential = new DefaultAzureCredential(
            new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] }
        );
        return fromAddress(new Uri(address), credential);
    }

    private IConfigurationSection? Find(string name) =>
        new[]
        {
            configuration.GetSection($"ConnectionStrings:{name}"),
            configuration.GetSection(name),
        }.FirstOrDefault(s => s.Exists() && (s.Value is not "" || s.GetChildren().Any()));
}
