using System.Collections.Concurrent;
using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Education;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The lists of each board: a JSON document each in container <c>boards</c>, kept in memory and asked for again by its
/// ETag, as postings are. One that cannot be used is as good as missing.
/// </summary>
public sealed partial class BlobEducationLists(
    StorageClients clients,
    IOptions<PostingCacheOptions> options,
    TimeProvider time,
    ILogger<BlobEducationLists> logger
) : IEducationLists
{
    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Boards
    );

    private readonly ConcurrentDictionary<string, Cached> _lists = new(StringComparer.Ordinal);

    public async Task<EducationLists> FindAsync(string board, CancellationToken cancellationToken)
    {
        var shipped = ShippedLists.All;
        var degrees = ReadAsync($"{board}/degrees.json", cancellationToken);
        var disciplines = ReadAsync($"{board}/disciplines.json", cancellationToken);
        var schools = ReadAsync($"{board}/schools.json", cancellationToken);
        return new EducationLists(
            await degrees ?? shipped.Degrees,
            await disciplines ?? shipped.Disciplines,
            await schools ?? shipped.Schools
        );
    }

    private async Task<EducationList?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        _ = _lists.TryGetValue(name, out var cached);
        if (cached is null || time.GetElapsedTime(cached.At) >= options.Value.MaxAge)
        {
            cached = await FetchAsync(name, cached, cancellationToken);
            if (_lists.Count > options.Value.MaxDocuments)
            {
                _lists.Clear();
            }

            _lists[name] = cached;
        }

        return cached.List;
    }

    private async Task<Cached> FetchAsync(
        string name,
        Cached? known,
        CancellationToken cancellationToken
    )
    {
        var at = time.GetTimestamp();
        var conditions = new BlobRequestConditions { IfNoneMatch = known?.Tag };
        try
        {
            var download = await _container
                .GetBlobClient(name)
                .DownloadContentAsync(
                    new BlobDownloadOptions { Conditions = conditions },
                    cancellationToken
                );
            return download.GetRawResponse().Status == 304
                ? known! with
                {
                    At = at,
                }
                : new Cached(Read(name, download.Value.Content), download.Value.Details.ETag, at);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return known! with { At = at };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new Cached(null, null, at);
        }
    }

    private EducationList? Read(string name, BinaryData content)
    {
        try
        {
            return EducationJson.Read(content);
        }
        catch (JsonException e)
        {
            LogUnusable(name, e.Message);
            return null;
        }
    }

    [LoggerMessage(510, LogLevel.Error, "The list {Name} cannot be used: {Fault}")]
    private partial void LogUnusable(string name, string fault);

    private sealed record Cached(EducationList? List, ETag? Tag, long At);
}
