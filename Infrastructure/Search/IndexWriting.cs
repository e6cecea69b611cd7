using ApplyFunctions.Core.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Index;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Writes one batch into an index that lies in a folder.</summary>
internal static class IndexWriting
{
    // Erasing rewrites every file that holds something of the erased, so none may take long. An index of many such files is
    // searched as fast on the processors of small instances.
    private const double LargestFileMegabytes = 64;
    private const double MemoryMegabytes = 32;

    /// <summary>Null where nothing was changed.</summary>
    /// <param name="documents">Null for what is to be taken out.</param>
    public static IndexManifest? Write(
        IndexFolder folder,
        IndexManifest manifest,
        Analyzer analyzer,
        IReadOnlyCollection<(ApplicationId Id, SearchDocument? Document)> documents
    )
    {
        using var directory = new ManifestDirectory(folder.Directory, manifest.Files);
        var writer = new IndexWriter(directory, Configuration(analyzer));
        try
        {
            foreach (var (id, document) in documents)
            {
                var term = new Term(IndexFields.Id, id.ToString());
                if (document is null)
                {
                    writer.DeleteDocuments(term);
                }
                else
                {
                    writer.UpdateDocument(term, IndexFields.Document(document));
                }
            }

            if (documents.Any(d => d.Document is null))
            {
                writer.ForceMergeDeletes();
            }

            if (!writer.HasUncommittedChanges())
            {
                return null;
            }

            // A commit merges after it is made: what was merged is in the next one, and would be lost without it.
            do
            {
                writer.Commit();
            } while (writer.HasUncommittedChanges());
        }
        finally
        {
            // What is committed stays, and a failed batch leaves nothing.
            writer.Rollback();
        }

        var commit = DirectoryReader.ListCommits(directory)[^1];
        return manifest with
        {
            Files = commit.FileNames.ToDictionary(
                name => name,
                directory.KeptName,
                StringComparer.Ordinal
            ),
        };
    }

    private static IndexWriterConfig Configuration(Analyzer analyzer) =>
        new(SearchAnalyzer.Version, analyzer)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = MemoryMegabytes,
            MergeScheduler = new SerialMergeScheduler(),
            MergePolicy = new TieredMergePolicy
            {
                MaxMergedSegmentMB = LargestFileMegabytes,
                // Not one document that was taken out stays in a file.
                ForceMergeDeletesPctAllowed = 0,
                NoCFSRatio = 1,
            },
        };
}
