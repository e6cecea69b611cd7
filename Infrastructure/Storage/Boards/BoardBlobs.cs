using ApplyFunctions.Core;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>What was read of a blob.</summary>
/// <param name="Content">Null where there is no blob, or it is unchanged.</param>
/// <param name="Tag">Of the stored version; null where there is no blob.</param>
/// <param name="IsUnchanged">Whether it is still the version that the reader has.</param>
internal sealed record BlobReading(BinaryData? Content, string? Tag, bool IsUnchanged)
{
    public static BlobReading Nothing { get; } = new(null, null, false);
}

/// <summary>The calls to container <c>boards</c>. A tag is an ETag without its quotes.</summary>
internal sealed class BoardBlobs(StorageClients clients)
{
    // Written with each blob, so that a writer whose answer got lost knows its own work again.
    private const string WriteKey = "write";

    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Boards
    );

    public async Task<IReadOnlyList<string>> ListBoardsAsync(CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        await foreach (
            var item in _container.GetBlobsByHierarchyAsync(
                new GetBlobsByHierarchyOptions { Delimiter = "/" },
                cancellationToken
            )
        )
        {
            if (item.IsPrefix && BoardToken.IsValid(item.Prefix.TrimEnd('/')))
            {
                tokens.Add(item.Prefix.TrimEnd('/'));
            }
        }

        return tokens;
    }

    /// <summary>The sources of a board, with the tags of their versions.</summary>
    public async Task<IReadOnlyDictionary<SourceName, string>> ListAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        var tags = new Dictionary<SourceName, string>();
        await foreach (
            var blob in _container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                $"{board}/",
                cancellationToken
            )
        )
        {
            if (SourceName.Parse(blob.Name) is { } name && blob.Properties.ETag is { } tag)
            {
                tags[name] = Bare(tag);
            }
        }

        return tags;
    }

    /// <param name="known">The tag of the version that the reader has, which is not sent again; null where it has none.</param>
    public async Task<BlobReading> ReadAsync(
        string blob,
        string? known,
        CancellationToken cancellationToken
    )
    {
        var options = new BlobDownloadOptions
        {
            Conditions = new BlobRequestConditions
            {
                IfNoneMatch = known is null ? null : new ETag(known),
            },
        };
        try
        {
            var download = await _container
                .GetBlobClient(blob)
                .DownloadContentAsync(options, cancellationToken);
            return download.GetRawResponse().Status == 304
                ? new BlobReading(null, known, true)
                : new BlobReading(download.Value.Content, Bare(download.Value.Details.ETag), false);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return new BlobReading(null, known, true);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return BlobReading.Nothing;
        }
    }

    /// <returns>The tag of what was written; null where the stored version is another one than was expected.</returns>
    /// <param name="replaced">The tag that is expected; null where nothing is.</param>
    public async Task<string?> TryWriteAsync(
        string blob,
        BinaryData content,
        string contentType,
        string? replaced,
        CancellationToken cancellationToken
    )
    {
        var client = _container.GetBlobClient(blob);
        var write = Guid.NewGuid().ToString("N");
        try
        {
            var written = await client.UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = replaced is null
                        ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                        : new BlobRequestConditions { IfMatch = new ETag(replaced) },
                    HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        [WriteKey] = write,
                    },
                },
                cancellationToken
            );
            return Bare(written.Value.ETag);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return await TagOfWriteAsync(client, write, cancellationToken);
        }
    }

    /// <summary>False where the stored version is another one than was expected.</summary>
    public async Task<bool> TryDeleteAsync(
        string blob,
        string expected,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await _container
                .GetBlobClient(blob)
                .DeleteIfExistsAsync(
                    conditions: new BlobRequestConditions { IfMatch = new ETag(expected) },
                    cancellationToken: cancellationToken
                );
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    // Lists have it without quotes, headers with them.
    private static string Bare(ETag tag) => tag.ToString().Trim('"');

    private static async Task<string?> TagOfWriteAsync(
        BlobClient client,
        string write,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var stored = await client.GetPropertiesAsync(cancellationToken: cancellationToken);
            return stored.Value.Metadata.TryGetValue(WriteKey, out var last) && last == write
                ? Bare(stored.Value.ETag)
                : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
