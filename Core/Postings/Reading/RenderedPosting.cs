using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>
/// A posting's parts as bytes. They are made once for each version of a posting that the store hands out, and live as
/// long as it: what is asked for a thousand times is put together, not written anew.
/// </summary>
internal sealed class RenderedPosting
{
    private static readonly ConditionalWeakTable<Posting, RenderedPosting> Known = [];

    private readonly Posting _posting;
    private readonly byte[] _summary;
    private readonly byte[] _content;
    private readonly byte[] _questions;
    private readonly byte[] _pay;

    private RenderedPosting(Posting posting)
    {
        _posting = posting;
        var (summary, content, questions, pay) = PostingView.Cut(posting);
        _summary = Members(summary);
        _content = Members(content);
        _questions = Members(questions);
        _pay = Members(pay);
    }

    public static RenderedPosting Of(Posting posting) =>
        Known.GetValue(posting, static p => new RenderedPosting(p));

    /// <param name="company">The name of the company where the posting has none of its own.</param>
    /// <param name="now">Decides <c>accepting_applications</c>.</param>
    public ReadOnlyMemory<byte> Bytes(PostingParts parts, string? company, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(
            _summary.Length + _content.Length + _questions.Length + _pay.Length + 256
        );
        buffer.Write("{"u8);
        buffer.Write(_summary);
        buffer.Write(",\"company_name\":"u8);
        using (var writer = new Utf8JsonWriter(buffer, WireDocument.Format))
        {
            writer.WriteStringValue(_posting.CompanyName ?? company);
        }

        buffer.Write(
            _posting.AcceptsApplicationsAt(now)
                ? ",\"accepting_applications\":true"u8
                : ",\"accepting_applications\":false"u8
        );
        Append(buffer, _content, parts.HasFlag(PostingParts.Content));
        Append(buffer, _questions, parts.HasFlag(PostingParts.Questions));
        Append(buffer, _pay, parts.HasFlag(PostingParts.Pay));
        buffer.Write("}"u8);
        return buffer.WrittenMemory;
    }

    private static void Append(ArrayBufferWriter<byte> buffer, byte[] members, bool wanted)
    {
        if (wanted)
        {
            buffer.Write(","u8);
            buffer.Write(members);
        }
    }

    // Without the braces, so that parts can stand beside each other in one object.
    private static byte[] Members(JsonObject part)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireDocument.Format))
        {
            part.WriteTo(writer);
        }

        return buffer.WrittenSpan[1..^1].ToArray();
    }
}
