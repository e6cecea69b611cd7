using System.Collections.Concurrent;
using System.Text.Json;
using ApplyFunctions.Core.Education;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>
/// The lists of each board: a JSON document each in container <c>boards</c>, kept in memory and asked for again by its
/// ETag, as postings are. One that cannot be used is as good as missing.
/// </summary>
internal sealed partial class BlobEducationLists(
    BoardBlobs blobs,
    IOptions<PostingCacheOptions> options,
    TimeProvider time,
    ILogger<BlobEducationLists> logger
) : IEducationLists
{
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
        var reading = await blobs.ReadAsync(name, known?.Tag, cancellationToken);
        return reading.IsUnchanged
            ? known! with
            {
                At = at,
            }
            : new Cached(
                reading.Content is { } content ? Read(name, content) : null,
                reading.Tag,
                at
            );
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

    private sealed record Cached(EducationList? List, string? Tag, long At);
}
