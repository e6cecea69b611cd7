using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ApplyFunctions.Core.Postings.Authoring.Rules;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>What a document says, or its faults: exactly one of the two.</summary>
public sealed record SourceReading<T>(T? Value, IReadOnlyList<DocumentFault> Faults)
    where T : class;

/// <summary>
/// Reads boards and postings from their documents, by the same rules when they are written and whenever they are read:
/// what would be refused today is not used either.
/// </summary>
public static class SourceReader
{
    public static SourceReading<Board> ReadBoard(ReadOnlySpan<byte> json) =>
        SourceJson.Parse(json, out var fault) is { } document
            ? ReadBoard(document)
            : Unreadable<Board>(fault!);

    /// <param name="id">The id that the posting is kept under.</param>
    public static SourceReading<Posting> ReadPosting(ReadOnlySpan<byte> json, long id) =>
        SourceJson.Parse(json, out var fault) is { } document
            ? ReadPosting(document, id)
            : Unreadable<Posting>(fault!);

    /// <param name="document">Is put into order where it is sound.</param>
    public static SourceReading<Board> ReadBoard(JsonObject document)
    {
        var faults = new DocumentFaults();
        BoardRules.Check(document, faults);
        return Read(document, PostingJson.Default.Board, faults, () => SourceOrder.Board(document));
    }

    /// <param name="document">Is put into order where it is sound.</param>
    public static SourceReading<Posting> ReadPosting(JsonObject document, long id)
    {
        SourceOrder.Forgive(document);
        var faults = new DocumentFaults();
        PostingRules.Check(document, id, faults);
        return Read(
            document,
            PostingJson.Default.Posting,
            faults,
            () => SourceOrder.Posting(document, id)
        );
    }

    /// <summary>None for a sound document.</summary>
    /// <param name="document">Is put into order where it is sound.</param>
    public static IReadOnlyList<DocumentFault> FaultsOf(JsonObject document, SourceName name) =>
        name.PostingId is { } id ? ReadPosting(document, id).Faults : ReadBoard(document).Faults;

    private static SourceReading<T> Read<T>(
        JsonObject document,
        JsonTypeInfo<T> type,
        DocumentFaults faults,
        Action order
    )
        where T : class
    {
        if (faults.Found.Count > 0)
        {
            return new SourceReading<T>(null, faults.Found);
        }

        order();
        try
        {
            return new SourceReading<T>(document.Deserialize(type), []);
        }
        catch (JsonException e)
        {
            return Unreadable<T>($"{e.Path} is of the wrong type. Correct it.");
        }
    }

    private static SourceReading<T> Unreadable<T>(string fault)
        where T : class => new(null, [new DocumentFault("", fault)]);
}
