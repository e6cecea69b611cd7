using System.Diagnostics;
using System.Globalization;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Where this process has its copies of indexes. They go with it; what one left that was killed goes with the next.</summary>
internal sealed class LocalIndexes : IDisposable
{
    private const string Prefix = "applyfunctions-search-";

    private static readonly string Mine = string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}{Environment.ProcessId}-"
    );

    private readonly string _root = Path.Combine(
        Path.GetTempPath(),
        Mine + Guid.NewGuid().ToString("N")
    );

    public LocalIndexes()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            var id = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (
                int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && !IsRunning(process)
            )
            {
                Remove(folder);
            }
        }
    }

    /// <param name="board">Its token, which can be a folder's name.</param>
    public string PathOf(string board) => Path.Combine(_root, board);

    public void Dispose() => Remove(_root);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone already, another user's, or still open.
        }
    }
}
