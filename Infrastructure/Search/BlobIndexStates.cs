using System.Text.Json;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Looks at the manifests of all indexes, and whether the files are there that they name.</summary>
internal sealed class BlobIndexStates(IndexBlobs blobs) : IIndexStates
{
    private const int MostTries = 5;

    public async Task<IReadOnlyDictionary<string, IndexState>> ListAsync(
        CancellationToken cancellationToken
    )
    {
        var states = new Dictionary<string, IndexState>(StringComparer.Ordinal);
        await foreach (var board in blobs.ListBoardsAsync(cancellationToken))
        {
            // What somebody has put beside the indexes by hand is no board's.
            if (BoardToken.Of(board) == board)
            {
                states[board] = await LookAsync(board, cancellationToken);
            }
        }

        return states;
    }

    private async Task<IndexState> LookAsync(string board, CancellationToken cancellationToken)
    {
        try
        {
            var known = await blobs.FindAsync(board, known: null, cancellationToken);
            for (var tries = 1; known?.Manifest is { } manifest; tries++)
            {
                if (manifest.Format != IndexManifest.CurrentFormat || !manifest.HasAllFields)
                {
                    return IndexState.Outdated;
                }

                var files = await blobs.ListAsync(board, cancellationToken);
                if (!manifest.Files.Values.Except(files, StringComparer.Ordinal).Any())
                {
                    return IndexState.Current;
                }

                // A writer deletes files when it has replaced the manifest: only under the same one are they lost.
                var next = await blobs.FindAsync(board, known.Tag, cancellationToken);
                if (next is { Manifest: null } || tries == MostTries)
                {
                    return IndexState.Incomplete;
                }

                known = next;
            }

            return IndexState.Missing;
        }
        catch (JsonException)
        {
            return IndexState.Incomplete;
        }
    }
}
