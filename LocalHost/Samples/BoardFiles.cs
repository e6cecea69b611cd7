using System.Globalization;
using System.Text.Json;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>A board or posting as a file, and the blob that it becomes.</summary>
internal sealed record BoardFile(string Path, string BlobName, byte[] Content);

/// <summary>
/// Reads boards, postings and lists from <c>{board}/board.json</c> and <c>{board}/jobs/{id}.json</c>, and refuses what
/// cannot be used before anything is uploaded.
/// </summary>
internal static class BoardFiles
{
    private const string Layout =
        "Expected are {board}/board.json, {board}/jobs/{id}.json with an id in digits, and {board}/degrees.json, disciplines.json and schools.json.";

    private static readonly string[] Lists = ["degrees.json", "disciplines.json", "schools.json"];

    /// <summary>Reads one file or all below a folder.</summary>
    /// <param name="path">A file, a board's folder, or a folder of boards.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<BoardFile>> ReadAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var found = new List<BoardFile>();
        foreach (var file in FilesOf(full))
        {
            var name =
                BlobNameOf(file)
                ?? throw new LocalHostException(
                    $"{file} is neither a board, nor a posting, nor a list.",
                    Layout
                );
            var content = await File.ReadAllBytesAsync(file, cancellationToken);
            DemandSound(file, name, content);
            found.Add(new BoardFile(file, name, content));
        }

        return found;
    }

    private static List<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new LocalHostException($"{path} does not exist.", Layout);
        }

        var files = Directory
            .EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0
            ? files
            : throw new LocalHostException($"{path} holds no boards and no postings.", Layout);
    }

    private static string? BlobNameOf(string file)
    {
        var parts = file.Split(System.IO.Path.DirectorySeparatorChar);
        var id = System.IO.Path.GetFileNameWithoutExtension(file);
        return parts switch
        {
            [.., var board, "board.json"] when board.Length > 0 => $"{board}/board.json",
            [.., var board, var list] when board.Length > 0 && Lists.Contains(list) =>
                $"{board}/{list}",
            [.., var board, "jobs", var posting]
                when board.Length > 0
                    && posting.EndsWith(".json", StringComparison.Ordinal)
                    && id.Length > 0
                    && id.All(char.IsAsciiDigit) => $"{board}/jobs/{posting}",
            _ => null,
        };
    }

    private static void DemandSound(string file, string name, byte[] content)
    {
        try
        {
            if (name.EndsWith("/board.json", StringComparison.Ordinal))
            {
                _ = JsonSerializer.Deserialize(content, PostingJson.Default.Board);
                return;
            }

            if (Lists.Contains(System.IO.Path.GetFileName(file)))
            {
                _ = EducationJson.Read(content);
                return;
            }

            var posting = JsonSerializer.Deserialize(content, PostingJson.Default.Posting)!;
            var id = System.IO.Path.GetFileNameWithoutExtension(file);
            var faults = PostingFaults.Of(posting, long.Parse(id, CultureInfo.InvariantCulture));
            if (faults.Count > 0)
            {
                throw new LocalHostException(
                    $"{file} cannot be used: {string.Join("; ", faults)}.",
                    "Correct the file."
                );
            }
        }
        catch (JsonException exception)
        {
            throw new LocalHostException(
                $"{file} is not a board, posting or list in JSON: {exception.Message}",
                "Correct the file.",
                exception
            );
        }
    }
}
