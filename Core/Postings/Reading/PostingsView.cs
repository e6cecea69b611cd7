namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>The list of a board's postings.</summary>
internal static class PostingsView
{
    public static WireDocument Of(PublishedBoard board, PostingParts parts) =>
        WireDocument.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("jobs");
            foreach (var posting in board.Postings)
            {
                writer.WriteRawValue(
                    RenderedPosting.Of(posting).Bytes(parts, board.Board.Name, board.At).Span,
                    skipInputValidation: true
                );
            }

            writer.WriteEndArray();
            writer.WriteStartObject("meta");
            writer.WriteNumber("total", board.Postings.Count);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
}
