using ApplyFunctions.Testing;
using Azure.Data.Tables;

namespace ApplyFunctions.EndToEnd.Tests.State;

/// <summary>What these tests ask of storage.</summary>
internal static class StoredApplications
{
    // The longest are the equality answers, which wait for a random time of up to 10 s.
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>The application once its mail is sent, its resume is read and its equality answers are gone.</summary>
    public static Task<StoredApplication> SettledAsync(
        this StorageView storage,
        string id,
        CancellationToken cancellationToken
    ) =>
        Patience.UntilAsync(
            async () => new StoredApplication(id, await storage.RowsAsync(id, cancellationToken)),
            application => application.HasSettled,
            cancellationToken,
            SettlesWithin,
            Poll,
            $"application {id} settles"
        );

    /// <summary>The ids of the applications that were made with an address.</summary>
    public static async Task<IReadOnlyList<string>> IdsOfAsync(
        this StorageView storage,
        string email,
        CancellationToken cancellationToken
    )
    {
        var rows = await storage.ApplicationsOfAsync(email, cancellationToken);
        return [.. rows.Select(row => $"{row.PartitionKey}-{row.RowKey.Split('.')[0]}")];
    }

    /// <summary>All equality answers that were given about a posting.</summary>
    public static Task<List<TableEntity>> EqualityAnswersAsync(
        this StorageView storage,
        string posting,
        CancellationToken cancellationToken
    ) =>
        storage.QueryAsync(
            "EqualityAnswers",
            TableClient.CreateQueryFilter($"PartitionKey eq {"example-" + posting}"),
            cancellationToken
        );
}
