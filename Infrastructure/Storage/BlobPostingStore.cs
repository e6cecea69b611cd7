using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Postings;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// Boards and postings: a JSON document each in container <c>boards</c>. What was read is kept in memory, and asked
/// again by its ETag when it is older than <see cref="PostingCacheOptions.MaxAge"/>.
/// </summary>
public sealed partial class BlobPostingStore(
    StorageClients clients,
    IOptions<PostingCacheOptions> options,
    TimeProvider time,
    ILogger<BlobPostingStore> logger
) : IPostingStore
{
    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Boards
    );

    private readonly ConcurrentDictionary<string, Cached> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Listed> _lists = new(StringComparer.Ordinal);
    private Boards? _boards;

    public async Task<IReadOnlyList<string>> ListBoardsAsync(CancellationToken cancellationToken)
    {
        if (_boards is { } known && IsFresh(known.At))
        {
            return known.Tokens;
        }

        var at = time.GetTimestamp();
        var tokens = new List<string>();
        await foreach (
            var item in _container.GetBlobsByHierarchyAsync(
                new GetBlobsByHierarchyOptions { Delimiter = "/" },
                cancellationToken
            )
        )
        {
            if (item.IsPrefix)
            {
                tokens.Add(item.Prefix.TrimEnd('/'));
            }
        }

        _boards = new Boards(tokens, at);
        return tokens;
    }

    public async Task<Board?> FindBoardAsync(string board, CancellationToken cancellationToken) =>
        await ReadAsync($"{board}/board.json", PostingJson.Default.Board, cancellationToken);

    public async Task<Posting?> FindAsync(
        string board,
        long id,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(
            string.Create(CultureInfo.InvariantCulture, $"{board}/jobs/{id}.json"),
            PostingJson.Default.Posting,
            cancellationToken
        );

    public async Task<IReadOnlyList<Posting>> ListAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        if (_lists.TryGetValue(board, out var listed) && IsFresh(listed.At))
        {
            return listed.Postings;
        }

        // The list of blobs has their ETags: one call tells which documents have changed.
        var at = time.GetTimestamp();
        var names = new ConcurrentBag<(string Name, ETag Tag)>();
        await foreach (
            var blob in _container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                $"{board}/jobs/",
                cancellationToken
            )
        )
        {
            names.Add((blob.Name, blob.Properties.ETag ?? default));
        }

        var found = new ConcurrentBag<Posting>();
        await Parallel.ForEachAsync(
            names,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = 16,
                CancellationToken = cancellationToken,
            },
            async (name, token) =>
            {
                var document =
                    _documents.TryGetValue(name.Name, out var cached) && cached.Tag == name.Tag
                        ? cached with
                        {
                            At = at,
                        }
                        : await FetchAsync(name.Name, PostingJson.Default.Posting, null, token);
                _documents[name.Name] = document;
                if (document.Value is Posting posting)
                {
                    found.Add(posting);
                }
            }
        );

        var postings = found.OrderByDescending(p => p.Id).ToArray();
        _lists[board] = new Listed(postings, at);
        return postings;
    }

    private async Task<T?> ReadAsync<T>(
        string name,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        _ = _documents.TryGetValue(name, out var cached);
        if (cached is null || !IsFresh(cached.At))
        {
            cached = await FetchAsync(name, type, cached, cancellationToken);
            _documents[name] = cached;
            Trim();
        }

        return (T?)cached.Value;
    }

    private async Task<Cached> FetchAsync<T>(
        string name,
        JsonTypeInfo<T> type,
        Cached? known,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var at = time.GetTimestamp();
        try
        {
            var download = await _container
                .GetBlobClient(name)
                .DownloadContentAsync(
                    new BlobDownloadOptions
                    {
                        Conditions = new BlobRequestConditions
                        {
                            IfNoneMatch = known is null || known.Tag == default ? null : known.Tag,
                        },
                    },
                    cancellationToken
                );
            if (download.GetRawResponse().Status == 304)
            {
                return known! with { At = at };
            }

            return new Cached(
                Read(name, download.Value.Content, type),
                download.Value.Details.ETag,
                at
            );
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return known! with { At = at };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new Cached(null, default, at);
        }
    }

    // A document that cannot be used is as good as missing; it must not take the rest of its board along.
    private T? Read<T>(string name, BinaryData content, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize(content, type);
            var faults =
                value is Posting posting
                && long.TryParse(
                    Path.GetFileNameWithoutExtension(name),
                    CultureInfo.InvariantCulture,
                    out var id
                )
                    ? PostingFaults.Of(posting, id)
                    : [];
            if (faults.Count == 0)
            {
                return value;
            }

            LogUnusable(name, string.Join("; ", faults));
        }
        catch (JsonException e)
        {
            LogUnusable(name, e.Message);
        }

        return null;
    }

    private bool IsFresh(long at) => time.GetElapsedTime(at) < options.Value.MaxAge;

    // Names come from addresses, so misses can be made at will; forgetting all is cheap and rare.
    private void Trim()
    {
        if (_documents.Count > options.Value.MaxDocuments)
        {
            _documents.Clear();
        }
    }

    [LoggerMessage(503, LogLevel.Error, "The document {Name} cannot be used: {Faults}")]
    private partial void LogUnusable(string name, string faults);

    private sealed record Cached(object? Value, ETag Tag, long At);

    private sealed record Boards(IReadOnlyList<string> Tokens, long At);

    private sealed record Listed(IReadOnlyList<Posting> Postings, long At);
}
