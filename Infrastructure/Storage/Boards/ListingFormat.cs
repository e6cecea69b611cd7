using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>How a listing is stored: JSON, packed, since the texts of a thousand postings are some megabytes.</summary>
internal static class ListingFormat
{
    public const string MediaType = "application/gzip";

    // One that a later release changes is made anew from the sources.
    private const int Schema = 1;

    /// <summary>The listing's blob, beside the sources.</summary>
    public static string NameOf(string board) => $"{board}/listing.json.gz";

    public static BinaryData Write(BoardListing listing)
    {
        var document = new ListingDocument(
            Schema,
            [
                .. listing.Sources.Select(s => new ListingEntry(
                    s.Key.PostingId,
                    s.Value.Tag,
                    s.Value.Board,
                    s.Value.Posting
                )),
            ]
        );
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(gzip, document, ListingJson.Default.ListingDocument);
        }

        return BinaryData.FromBytes(packed.ToArray());
    }

    /// <summary>Null for what is no listing, or one of another release.</summary>
    public static BoardListing? Read(string board, BinaryData content)
    {
        try
        {
            using var gzip = new GZipStream(content.ToStream(), CompressionMode.Decompress);
            var document = JsonSerializer.Deserialize(gzip, ListingJson.Default.ListingDocument);
            return document?.Schema == Schema
                ? new BoardListing(
                    document.Sources.ToDictionary(
                        e => new SourceName(board, e.Id),
                        e => new ListedSource(
                            e.Tag,
                            e.Board is null ? null : e.Board with { Tag = e.Tag },
                            e.Posting is null ? null : e.Posting with { Tag = e.Tag }
                        )
                    )
                )
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or ArgumentException)
        {
            return null;
        }
    }
}

internal sealed record ListingDocument(int Schema, IReadOnlyList<ListingEntry> Sources);

/// <param name="Id">Null for the board.</param>
internal sealed record ListingEntry(long? Id, string Tag, Board? Board, Posting? Posting);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(ListingDocument))]
internal sealed partial class ListingJson : JsonSerializerContext;
