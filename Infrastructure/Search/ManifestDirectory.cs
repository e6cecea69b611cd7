using System.Collections.Concurrent;
using Lucene.Net.Store;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// The files of an index as Lucene knows them, kept under names that no other file ever has. So a folder can hold files of
/// several states of an index, none is ever changed, and readers and a writer share it.
/// </summary>
internal sealed class ManifestDirectory : BaseDirectory
{
    private readonly FSDirectory _folder;
    private volatile ConcurrentDictionary<string, string> _names;

    public ManifestDirectory(DirectoryInfo folder, IEnumerable<KeyValuePair<string, string>> names)
    {
        _folder = FSDirectory.Open(folder, NoLockFactory.GetNoLockFactory());
        _names = new(names, StringComparer.Ordinal);
        SetLockFactory(new SingleInstanceLockFactory());
    }

    /// <summary>Where a file is kept.</summary>
    public string KeptName(string name) =>
        _names.TryGetValue(name, out var kept)
            ? kept
            : throw new FileNotFoundException("The index has no such file.", name);

    /// <summary>What is opened from now on are the files of another state.</summary>
    public void SwitchTo(IEnumerable<KeyValuePair<string, string>> names) =>
        _names = new(names, StringComparer.Ordinal);

    public override string[] ListAll() => [.. _names.Keys];

    [Obsolete("Lucene's own, which still asks by it.")]
    public override bool FileExists(string name) => _names.ContainsKey(name);

    // The file itself goes with all others that no state has any more.
    public override void DeleteFile(string name)
    {
        if (!_names.TryRemove(name, out _))
        {
            throw new FileNotFoundException("The index has no such file.", name);
        }
    }

    public override long FileLength(string name) => _folder.FileLength(KeptName(name));

    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        var kept = $"{name}.{Guid.NewGuid():N}";
        _names[name] = kept;
        return _folder.CreateOutput(kept, context);
    }

    // What counts is in Blob storage; a copy that a crash has spoilt is not used by the next process.
    public override void Sync(ICollection<string> names) { }

    public override IndexInput OpenInput(string name, IOContext context) =>
        _folder.OpenInput(KeptName(name), context);

    public override IndexInputSlicer CreateSlicer(string name, IOContext context) =>
        _folder.CreateSlicer(KeptName(name), context);

    protected override void Dispose(bool disposing)
    {
        if (disposing && CompareAndSetIsOpen(expect: true, update: false))
        {
            _folder.Dispose();
        }
    }
}
