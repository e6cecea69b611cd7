using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.LocalHost.App;
using Azure;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>Stores boards and postings by the app's own code, so that they show as when their author had sent them.</summary>
internal sealed class Importer(AppStorage storage)
{
    private const int AtOnce = 16;

    private readonly IPostingSources _sources = storage.Get<IPostingSources>();
    private readonly StoreSource _store = storage.Get<StoreSource>();

    /// <summary>Stores what is not there yet, and leaves alone what the developer has edited.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> AddMissingAsync(
        FoundDocuments found,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await StoreAsync(found.Documents, WriteConditions.IsNew, cancellationToken);
        var lists = await StoreListsAsync(found.Lists, replaces: false, cancellationToken);
        return outcomes.Count(o => o.Value.IsNew) + lists;
    }

    /// <summary>Stores all, in place of what was there; gives back what was refused, in words.</summary>
    public async Task<IReadOnlyList<string>> ReplaceAsync(
        FoundDocuments found,
        CancellationToken cancellationToken
    )
    {
        await AddMissingBoardsAsync(found.Documents, cancellationToken);
        var outcomes = await StoreAsync(found.Documents, WriteConditions.None, cancellationToken);
        await StoreListsAsync(found.Lists, replaces: true, cancellationToken);
        return
        [
            .. found
                .Documents.Where(d => outcomes[d.Name].Problem is not null)
                .Select(d => $"{d.Origin}: {outcomes[d.Name].Problem!.Title}"),
        ];
    }

    private async Task<IReadOnlyDictionary<SourceName, StoreOutcome>> StoreAsync(
        IReadOnlyList<FoundDocument> documents,
        WriteConditions conditions,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new ConcurrentDictionary<SourceName, StoreOutcome>();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = AtOnce,
            CancellationToken = cancellationToken,
        };
        foreach (var kind in documents.GroupBy(d => d.Name.PostingId is null))
        {
            await Parallel.ForEachAsync(
                kind,
                options,
                async (found, token) =>
                    outcomes[found.Name] = await _store.ExecuteAsync(
                        found.Name,
                        await WholeAsync(found, token),
                        conditions,
                        keepsDates: true,
                        token
                    )
            );
        }

        return outcomes;
    }

    private async Task<int> StoreListsAsync(
        IReadOnlyList<FoundList> lists,
        bool replaces,
        CancellationToken cancellationToken
    )
    {
        var conditions = new BlobRequestConditions { IfNoneMatch = replaces ? null : ETag.All };
        var container = storage
            .Get<StorageClients>()
            .Blobs.GetBlobContainerClient(StorageNames.Containers.Boards);
        var stored = 0;
        foreach (var list in lists)
        {
            try
            {
                await container
                    .GetBlobClient(list.Path)
                    .UploadAsync(
                        BinaryData.FromBytes(list.Content),
                        new BlobUploadOptions
                        {
                            Conditions = conditions,
                            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        },
                        cancellationToken
                    );
                stored++;
            }
            catch (RequestFailedException exception)
                when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
            {
                // Seeded by an earlier start.
            }
        }

        return stored;
    }

    /// <summary>Greenhouse's answers name a board in their address only; one that is not there yet gets the least.</summary>
    private async Task AddMissingBoardsAsync(
        IReadOnlyList<FoundDocument> documents,
        CancellationToken cancellationToken
    )
    {
        foreach (var board in documents.GroupBy(d => d.Name.Board, StringComparer.Ordinal))
        {
            if (!board.Any(d => d.Name.PostingId is null))
            {
                var company = board.Select(d => (string?)d.Document["company_name"]);
                var name = company.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c));
                var made = new JsonObject { ["name"] = name ?? board.Key, ["content"] = null };
                await _store.ExecuteAsync(
                    new SourceName(board.Key),
                    made,
                    WriteConditions.IsNew,
                    keepsDates: true,
                    cancellationToken
                );
            }
        }
    }

    private async Task<JsonObject> WholeAsync(
        FoundDocument found,
        CancellationToken cancellationToken
    )
    {
        if (
            !found.IsShort
            || await _sources.FindAsync(found.Name, cancellationToken) is not { } stored
            || SourceJson.Parse(stored.Json.Span, out _) is not { } before
            || SourceReader.ReadPosting(before, found.Name.PostingId!.Value).Value is null
        )
        {
            return found.Document;
        }

        var whole = found.Document.DeepClone().AsObject();
        foreach (var (key, value) in before.Where(b => !whole.ContainsKey(b.Key)))
        {
            whole[key] = value?.DeepClone();
        }

        return whole;
    }
}
