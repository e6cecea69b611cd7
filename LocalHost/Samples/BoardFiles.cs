using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>
/// Reads boards, postings and lists from <c>{board}/board.json</c>, <c>{board}/jobs/{id}.json</c> and
/// <c>{board}/schools.json</c>, or, for a board that is named, from any file with Greenhouse's JSON.
/// </summary>
internal static class BoardFiles
{
    private const string Layout =
        "Expected are {board}/board.json, {board}/jobs/{id}.json with an id in digits, and {board}/degrees.json, disciplines.json and schools.json; or give --board and any file with a job or a list of jobs in Greenhouse's JSON.";

    private static readonly string[] Lists = ["degrees.json", "disciplines.json", "schools.json"];

    /// <param name="paths">Files, a board's folder, or a folder of boards.</param>
    /// <param name="board">The board that all are for; null where their folders say it.</param>
    /// <exception cref="LocalHostException">There is no such file or folder, or nothing in it.</exception>
    public static async Task<FoundDocuments> ReadAsync(
        IEnumerable<string> paths,
        string? board,
        CancellationToken cancellationToken
    )
    {
        var reader = new DocumentsReader();
        foreach (var file in paths.SelectMany(FilesOf))
        {
            var content = await File.ReadAllBytesAsync(file, cancellationToken);
            if (ListOf(file, board) is { } list)
            {
                reader.ReadList(file, content, list);
            }
            else if (SourceJson.Parse(content, out var fault) is not { } json)
            {
                reader.Fault(file, fault!);
            }
            else if (board is not null)
            {
                reader.ReadAny(file, json, board);
            }
            else if (NameOf(file) is { } name)
            {
                reader.Read(file, json, name);
            }
            else
            {
                reader.Fault(file, $"This is neither a board nor a posting. {Layout}");
            }
        }

        return reader.Found();
    }

    private static List<string> FilesOf(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
        {
            return [full];
        }

        if (!Directory.Exists(full))
        {
            throw new LocalHostException($"{full} does not exist.", Layout);
        }

        var files = Directory
            .EnumerateFiles(full, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0
            ? files
            : throw new LocalHostException($"{full} holds no boards and no postings.", Layout);
    }

    private static string? ListOf(string file, string? board) =>
        file.Split(Path.DirectorySeparatorChar) is [.., var folder, var name]
        && Lists.Contains(name, StringComparer.Ordinal)
        && BoardToken.IsValid(board ?? folder)
            ? $"{board ?? folder}/{name}"
            : null;

    private static SourceName? NameOf(string file) =>
        file.Split(Path.DirectorySeparatorChar) switch
        {
            [.., var board, "board.json"] => SourceName.Parse($"{board}/board.json"),
            [.., var board, "jobs", var posting] => SourceName.Parse($"{board}/jobs/{posting}"),
            _ => null,
        };
}
