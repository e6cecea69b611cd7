using ApplyFunctions.EndToEnd.Tests.Running;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace ApplyFunctions.EndToEnd.Tests.State;

/// <summary>What the system has kept, read past it: tables and containers in Azurite.</summary>
internal sealed class Storage
{
    // The longest are the equality answers, which wait for a random time of up to 10 s.
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(40);
    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;

    public Storage(int portBase)
    {
        // Azurite's well-known account, whose key is public:
        // https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key
        const string account = "devstoreaccount1";
        const string key =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        var connection =
            $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
            + $"BlobEndpoint=http://127.0.0.1:{portBase}/{account};"
            + $"TableEndpoint=http://127.0.0.1:{portBase + 2}/{account};";
        _tables = new TableServiceClient(connection);
        _blobs = new BlobServiceClient(connection);
    }

    /// <summary>The application once its mail is sent, its resume is read and its equality answers are gone.</summary>
    public Task<StoredApplication> SettledAsync(string id, CancellationToken cancellationToken) =>
        Eventually.GetAsync(
            $"application {id} settles",
            () => FindAsync(id, cancellationToken),
            application => application.HasSettled,
            SettlesWithin,
            cancellationToken
        );

    /// <summary>The ids of the applications that were made with an address.</summary>
    public async Task<IReadOnlyList<string>> IdsOfAsync(
        string email,
        CancellationToken cancellationToken
    )
    {
        var rows = await QueryAsync(
            "Applications",
            TableClient.CreateQueryFilter($"Email eq {email}"),
            cancellationToken
        );
        return [.. rows.Select(row => $"{row.PartitionKey}-{row.RowKey.Split('.')[0]}")];
    }

    /// <summary>All equality answers that were given about a posting.</summary>
    public Task<IReadOnlyList<TableEntity>> EqualityAnswersAsync(
        string posting,
        CancellationToken cancellationToken
    ) =>
        QueryAsync(
            "EqualityAnswers",
            TableClient.CreateQueryFilter($"PartitionKey eq {"example-" + posting}"),
            cancellationToken
        );

    public async Task<BinaryData> BlobAsync(
        string container,
        string name,
        CancellationToken cancellationToken
    )
    {
        var blob = _blobs.GetBlobContainerClient(container).GetBlobClient(name);
        return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
    }

    private async Task<StoredApplication> FindAsync(string id, CancellationToken cancellationToken)
    {
        var at = id.LastIndexOf('-');
        var (partition, code) = (id[..at], id[(at + 1)..]);
        var rows = await QueryAsync(
            "Applications",
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {code + "."} and RowKey lt {code + "/"}"
            ),
            cancellationToken
        );
        return new StoredApplication(
            id,
            rows.ToDictionary(row => row.RowKey[(code.Length + 1)..], StringComparer.Ordinal)
        );
    }

    private async Task<IReadOnlyList<TableEntity>> QueryAsync(
        string table,
        string filter,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<TableEntity>();
        var found = _tables
            .GetTableClient(table)
            .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        await foreach (var row in found)
        {
            rows.Add(row);
        }

        return rows;
    }
}
