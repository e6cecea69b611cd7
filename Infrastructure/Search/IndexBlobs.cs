using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure.Storage;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>The indexes in container <c>search</c>: for each board a manifest, and the files that it names.</summary>
internal sealed class IndexBlobs(StorageClients clients)
{
    private const int AtOnce = 8;

    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Search
    );

    /// <summary>Null where the board has none.</summary>
    /// <param name="known">The version that is known; where it still is the current one, <c>Unchanged</c> says so.</param>
    public async Task<StoredManifest?> FindAsync(
        string board,
        ETag? known,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var options = new BlobDownloadOptions
            {
                Conditions = known is { } tag
                    ? new BlobRequestConditions { IfNoneMatch = tag }
                    : null,
            };
            var response = await Manifest(board).DownloadContentAsync(options, cancellationToken);
            if (response.GetRawResponse().Status == 304)
            {
                return new StoredManifest(null, known!.Value);
            }

            var manifest = JsonSerializer.Deserialize(
                response.Value.Content,
                IndexManifestJson.Default.IndexManifest
            )!;
            return new StoredManifest(manifest, response.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return new StoredManifest(null, known!.Value);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The boards that have an index, or had one.</summary>
    public IAsyncEnumerable<string> ListBoardsAsync(CancellationToken cancellationToken) =>
        _container
            .GetBlobsByHierarchyAsync(
                BlobTraits.None,
                BlobStates.None,
                "/",
                prefix: null,
                cancellationToken
            )
            .Where(found => found.IsPrefix)
            .Select(found => found.Prefix.TrimEnd('/'));

    /// <summary>The lease of a manifest, which keeps others from replacing it.</summary>
    public BlobLeaseClient Lease(string board) => Manifest(board).GetBlobLeaseClient();

    /// <summary>Makes the manifest of a board that has none.</summary>
    public async Task EnsureAsync(string board, CancellationToken cancellationToken)
    {
        try
        {
            await UploadAsync(
                board,
                IndexManifest.Anew(),
                new BlobRequestConditions { IfNoneMatch = ETag.All },
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Somebody else has.
        }
    }

    /// <summary>Replaces the manifest; fails where the lease is lost.</summary>
    public Task PublishAsync(
        string board,
        IndexManifest manifest,
        string lease,
        CancellationToken cancellationToken
    ) =>
        UploadAsync(
            board,
            manifest,
            new BlobRequestConditions { LeaseId = lease },
            cancellationToken
        );

    /// <summary>Fetches the files that are not in a folder yet.</summary>
    /// <returns>False where the board has another manifest by now, and they are gone.</returns>
    public async Task<bool> TryFetchAsync(
        string board,
        IndexManifest manifest,
        DirectoryInfo folder,
        CancellationToken cancellationToken
    )
    {
        var missing = manifest.Files.Values.Where(f =>
            !File.Exists(Path.Combine(folder.FullName, f))
        );
        try
        {
            await EachAsync(
                missing,
                async (name, token) =>
                {
                    var part = Path.Combine(folder.FullName, $"{name}.{Guid.NewGuid():N}.part");
                    try
                    {
                        await FileOf(board, name).DownloadToAsync(part, token);
                        File.Move(part, Path.Combine(folder.FullName, name), overwrite: true);
                    }
                    finally
                    {
                        File.Delete(part);
                    }
                },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    public Task SendAsync(
        string board,
        IEnumerable<string> names,
        DirectoryInfo folder,
        CancellationToken cancellationToken
    ) =>
        EachAsync(
            names,
            (name, token) =>
                new(
                    FileOf(board, name)
                        .UploadAsync(Path.Combine(folder.FullName, name), overwrite: true, token)
                ),
            cancellationToken
        );

    /// <summary>The files that are there, whether a manifest names them or not.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        var prefix = $"{board}/files/";
        return await _container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken)
            .Select(blob => blob.Name[prefix.Length..])
            .ToListAsync(cancellationToken);
    }

    public Task DeleteAsync(
        string board,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    ) =>
        EachAsync(
            names,
            async (name, token) =>
                await FileOf(board, name)
                    .DeleteIfExistsAsync(
                        DeleteSnapshotsOption.IncludeSnapshots,
                        cancellationToken: token
                    ),
            cancellationToken
        );

    private Task UploadAsync(
        string board,
        IndexManifest manifest,
        BlobRequestConditions conditions,
        CancellationToken cancellationToken
    ) =>
        Manifest(board)
            .UploadAsync(
                BinaryData.FromBytes(
                    JsonSerializer.SerializeToUtf8Bytes(
                        manifest,
                        IndexManifestJson.Default.IndexManifest
                    )
                ),
                new BlobUploadOptions { Conditions = conditions },
                cancellationToken
            );

    private BlobClient Manifest(string board) => _container.GetBlobClient($"{board}/manifest.json");

    private BlobClient FileOf(string board, string name) =>
        _container.GetBlobClient($"{board}/files/{name}");

    private static Task EachAsync(
        IEnumerable<string> names,
        Func<string, CancellationToken, ValueTask> work,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            names,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            work
        );
}

/// <param name="Manifest">Null where it is unchanged.</param>
internal sealed record StoredManifest(IndexManifest? Manifest, ETag Tag);
