namespace ApplyFunctions.Infrastructure.Search;

/// <summary>This instance's copy of the files of a board's index, for its readers and its writer.</summary>
internal sealed class IndexFolder(string path)
{
    private readonly Lock _lock = new();
    private int _writers;

    public DirectoryInfo Directory { get; } = new(path);

    /// <summary>As long as somebody writes, files that no manifest names yet stay.</summary>
    public IDisposable BeginWriting()
    {
        Create();
        lock (_lock)
        {
            _writers++;
        }

        return new Writing(this);
    }

    /// <summary>Others on the machine have no business with it.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.Create();
            return;
        }

        System.IO.Directory.CreateDirectory(
            Directory.FullName,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    /// <summary>Deletes what a manifest does not name. Readers have what they need open.</summary>
    public void Clean(IndexManifest manifest)
    {
        var named = manifest.Files.Values.ToHashSet(StringComparer.Ordinal);
        lock (_lock)
        {
            if (_writers > 0 || !System.IO.Directory.Exists(Directory.FullName))
            {
                return;
            }

            foreach (var file in Directory.EnumerateFiles())
            {
                if (!named.Contains(file.Name) && file.Extension != ".part")
                {
                    TryDelete(file);
                }
            }
        }
    }

    private static void TryDelete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where open files cannot be deleted, the next time is early enough.
        }
    }

    private sealed class Writing(IndexFolder folder) : IDisposable
    {
        public void Dispose()
        {
            lock (folder._lock)
            {
                folder._writers--;
            }
        }
    }
}
