using Azure;
using Lucene.Net.Index;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Opens the index of a board as it was a second ago at the most: looks whether the manifest is another one, and fetches the
/// files that are new.
/// </summary>
internal sealed class BoardReader(
    IndexBlobs blobs,
    string board,
    IndexFolder folder,
    TimeProvider time
) : IDisposable
{
    private const int MostTries = 5;
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private DirectoryReader? _reader;
    private ManifestDirectory? _directory;
    private IndexManifest? _manifest;
    private ETag? _tag;
    private long _lookedAt;

    /// <summary>Null where nothing is indexed. Whoever gets it calls <c>DecRef</c> of the reader in the end.</summary>
    /// <exception cref="InvalidDataException">A file of the index is lost.</exception>
    public async Task<OpenIndex?> AcquireAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_lookedAt == 0 || time.GetElapsedTime(_lookedAt) >= Freshness)
            {
                await RefreshAsync(cancellationToken);
                _lookedAt = time.GetTimestamp();
            }

            if (_reader is null)
            {
                return null;
            }

            _reader.IncRef();
            return new OpenIndex(_reader, _manifest!.HasAllFields);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes it, where nobody is at it; it is opened again when somebody asks.</summary>
    public bool TryClose()
    {
        if (!_turn.Wait(0))
        {
            return false;
        }

        try
        {
            Close();
            folder.Clean(IndexManifest.Anew());
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        Close();
        _turn.Dispose();
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var stored = await blobs.FindAsync(board, _tag, cancellationToken);
            if (stored is null)
            {
                Close();
                return;
            }

            if (stored.Manifest is not { } manifest)
            {
                return;
            }

            if (!manifest.IsReadable)
            {
                Close();
                _tag = stored.Tag;
                return;
            }

            if (await TryOpenAsync(manifest, cancellationToken))
            {
                _tag = stored.Tag;
                return;
            }

            if (tries == MostTries)
            {
                throw new InvalidDataException(
                    "A file of the index is missing. Build the index anew with the verb reindex."
                );
            }
        }
    }

    /// <summary>False where files have gone meanwhile: there is a newer manifest.</summary>
    private async Task<bool> TryOpenAsync(
        IndexManifest manifest,
        CancellationToken cancellationToken
    )
    {
        folder.Create();
        if (!await blobs.TryFetchAsync(board, manifest, folder.Directory, cancellationToken))
        {
            return false;
        }

        try
        {
            if (_reader is null || _manifest?.Epoch != manifest.Epoch)
            {
                Close();
                _directory = new ManifestDirectory(folder.Directory, manifest.Files);
                _reader = DirectoryReader.Open(_directory);
            }
            else
            {
                _directory!.SwitchTo(manifest.Files);
                if (DirectoryReader.OpenIfChanged(_reader) is { } newer)
                {
                    _reader.DecRef();
                    _reader = newer;
                }
            }
        }
        catch (IOException)
        {
            // The writer of this instance has cleaned up what its own, newer manifest does not name.
            Close();
            return false;
        }

        _manifest = manifest;
        folder.Clean(manifest);
        return true;
    }

    private void Close()
    {
        _reader?.DecRef();
        _directory?.Dispose();
        _reader = null;
        _directory = null;
        _manifest = null;
        _tag = null;
    }
}

/// <param name="HasAllFields">Whether it knows all that can be asked for; see <see cref="IndexManifest.CurrentSchema"/>.</param>
internal sealed record OpenIndex(DirectoryReader Reader, bool HasAllFields);
