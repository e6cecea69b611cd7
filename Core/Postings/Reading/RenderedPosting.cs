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
    private readonly Lazy<byte[]> _questions;
    private readonly byte[] _pay;

    private RenderedPosting(Posting posting)
    {
        _posting = posting;
        var (summary, content, pay) = PostingView.Cut(posting);
        _summary = Members(summary);
        _content = Members(content);
        _questions = new Lazy<byte[]>(() => Members(PostingView.Form(posting)));
        _pay = Members(pay);
    }

    public static RenderedPosting Of(Posting posting) =>
        Known.GetValue(posting, static p => new RenderedPosting(p));

    /// <summary>About how many bytes it takes.</summary>
    public int Size(PostingParts parts) =>
        200 + _summary.Length + Wanted(parts).Sum(members => members.Length);

    /// <param name="rules">By what answers are judged, as JSON; none where it is not to be told.</param>
    public ReadOnlyMemory<byte> Bytes(
        PostingParts parts,
        string? company,
        DateTimeOffset now,
        ReadOnlyMemory<byte> rules = default
    )
    {
        var buffer = new ArrayBufferWriter<byte>(Size(parts) + rules.Length);
        WriteTo(buffer, parts, company, now, rules.Span);
        return buffer.WrittenMemory;
    }

    /// <param name="company">The name of the company where the posting has none of its own.</param>
    /// <param name="now">Decides <c>accepting_applications</c>.</param>
    public void WriteTo(
        ArrayBufferWriter<byte> buffer,
        PostingParts parts,
        string? company,
        DateTimeOffset now,
        ReadOnlySpan<byte> rules = default
    )
    {
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
        foreach (var members in Wanted(parts))
        {
            buffer.Write(","u8);
            buffer.Write(members);
        }

        if (!rules.IsEmpty)
        {
            buffer.Write(",\"rules\":"u8);
            buffer.Write(rules);
        }

        buffer.Write("}"u8);
    }

    private IEnumerable<byte[]> Wanted(PostingParts parts)
    {
        if (parts.HasFlag(PostingParts.Content))
        {
            yield return _content;
        }

        if (parts.HasFlag(PostingParts.Questions))
        {
            yield return _questions.Value;
        }

        if (parts.HasFlag(PostingParts.Pay))
        {
            yield return _pay;
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
