using System.Buffers;
using System.Globalization;
using System.Text;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>The list of a board's postings.</summary>
internal static class PostingsView
{
    public static WireDocument Of(PublishedBoard board, PostingParts parts)
    {
        var postings = board.Postings.Select(RenderedPosting.Of).ToList();

        // With the texts of a thousand postings it is several megabytes: written once, into a buffer that fits.
        var buffer = new ArrayBufferWriter<byte>(100 + postings.Sum(p => p.Size(parts)));
        buffer.Write("{\"jobs\":["u8);
        foreach (var (i, posting) in postings.Index())
        {
            buffer.Write(i == 0 ? ""u8 : ","u8);
            posting.WriteTo(buffer, parts, board.Board.Name, board.At);
        }

        var total = postings.Count.ToString(CultureInfo.InvariantCulture);
        buffer.Write(Encoding.ASCII.GetBytes($"],\"meta\":{{\"total\":{total}}}}}"));
        return new WireDocument(buffer.WrittenMemory, WireDocument.JsonType);
    }
}
