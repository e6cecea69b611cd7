using System.Buffers;
using System.Buffers.Binary;
using ApplyFunctions.Core.Cvs;
using static System.Text.Json.JsonSerializer;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>What a reading process says.</summary>
internal enum FrameKind : byte
{
    /// <summary>Nothing any more: the pipe is closed.</summary>
    None,

    /// <summary>It has started.</summary>
    Ready,

    /// <summary>It has the whole document: what becomes of it from now on is the document's doing.</summary>
    Accepted,

    /// <summary>The document is read.</summary>
    Read,

    /// <summary>The memory did not suffice, and the process is of no use any more.</summary>
    OutOfMemory,
}

/// <summary>
/// The language between the app and a reading process. A request is the length of the limits, the length of the
/// document, the limits as JSON, and the document; an answer is its kind, a length, and that many bytes. Lengths are
/// of four bytes, the least significant first.
/// </summary>
internal static class Frames
{
    public const int HeadBytes = 5;
    private const int RequestHeadBytes = 8;

    // Ten million characters twice, of three bytes each, and room.
    private const int LargestAnswer = 100_000_000;

    public static void WriteRequest(
        Stream output,
        ExtractionLimits limits,
        ReadOnlySequence<byte> document
    )
    {
        var rules = SerializeToUtf8Bytes(limits, ReadingJson.Instance.ExtractionLimits);
        var head = new byte[RequestHeadBytes + rules.Length];
        BinaryPrimitives.WriteInt32LittleEndian(head, rules.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), checked((int)document.Length));
        rules.CopyTo(head, RequestHeadBytes);
        output.Write(head);
        foreach (var part in document)
        {
            output.Write(part.Span);
        }

        output.Flush();
    }

    /// <summary>Null where there are no more requests.</summary>
    public static (ExtractionLimits Limits, byte[] Document)? ReadRequest(Stream input)
    {
        Span<byte> head = stackalloc byte[RequestHeadBytes];
        if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        var rules = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        input.ReadExactly(rules);
        var document = new byte[BinaryPrimitives.ReadInt32LittleEndian(head[4..])];
        input.ReadExactly(document);
        return (Deserialize(rules, ReadingJson.Instance.ExtractionLimits)!, document);
    }

    public static void Write(Stream output, FrameKind kind, ReadOnlySpan<byte> content = default)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], content.Length);
        output.Write(head);
        output.Write(content);
        output.Flush();
    }

    public static byte[] Content(ReadDocument document) =>
        SerializeToUtf8Bytes(document, ReadingJson.Instance.ReadDocument);

    public static ReadDocument Document(ReadOnlySpan<byte> content) =>
        Deserialize(content, ReadingJson.Instance.ReadDocument)!;

    /// <summary>The next answer, or <see cref="FrameKind.None"/> where the process has gone before its end.</summary>
    public static (FrameKind Kind, byte[] Content) ReadAnswer(Stream input)
    {
        try
        {
            Span<byte> head = stackalloc byte[HeadBytes];
            input.ReadExactly(head);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
            if (length is < 0 or > LargestAnswer)
            {
                return (FrameKind.None, []);
            }

            var content = new byte[length];
            input.ReadExactly(content);
            return ((FrameKind)head[0], content);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return (FrameKind.None, []);
        }
    }
}
