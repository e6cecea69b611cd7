using System.Globalization;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Names a stored document: a board, or one of its postings.</summary>
/// <param name="PostingId">Null for the board itself.</param>
public readonly record struct SourceName(string Board, long? PostingId = null)
{
    /// <summary>Where it stands, in storage as in a folder.</summary>
    public string Path =>
        PostingId is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"{Board}/jobs/{id}.json")
            : $"{Board}/board.json";

    /// <summary>Null for what is the path of no document.</summary>
    public static SourceName? Parse(string path)
    {
        SourceName? name = path.Split('/') switch
        {
            [var board, "board.json"] => new SourceName(board),
            [var board, "jobs", var file]
                when Postings.PostingId.TryParse(
                    System.IO.Path.GetFileNameWithoutExtension(file),
                    out var id
                ) => new SourceName(board, id),
            _ => null,
        };
        return name is { } found && BoardToken.IsValid(found.Board) && found.Path == path
            ? found
            : null;
    }
}

/// <summary>A stored document as it stands.</summary>
/// <param name="Json">UTF-8; what was put there by hand may be no JSON at all.</param>
/// <param name="Tag">Tells this version from every other.</param>
public sealed record SourceDocument(ReadOnlyMemory<byte> Json, string Tag);
