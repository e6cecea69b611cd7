using System.Buffers.Binary;

namespace ApplyFunctions.Integration.Tests.Tracing;

/// <summary>
/// The fields of a message in protobuf's wire format (https://protobuf.dev/programming-guides/encoding/), as much of it as
/// OpenTelemetry's protocol has.
/// </summary>
internal static class ProtobufFields
{
    /// <summary>The contents of a field that holds bytes, a text or messages, as often as it occurs.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> message, int field) =>
        Read(message).Where(f => f.Number == field).Select(f => f.Content);

    private static IEnumerable<(int Number, ReadOnlyMemory<byte> Content)> Read(
        ReadOnlyMemory<byte> message
    )
    {
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            var length = (tag & 7) switch
            {
                0 => VarintLength(message),
                1 => sizeof(ulong),
                2 => (int)Varint(ref message),
                5 => sizeof(uint),
                var type => throw new InvalidDataException($"Wire type {type}."),
            };
            yield return ((int)(tag >> 3), message[..length]);
            message = message[length..];
        }
    }

    /// <summary>A number that stands in a field of its own.</summary>
    public static long Number(ReadOnlyMemory<byte> content) =>
        content.Length == sizeof(ulong)
            ? BinaryPrimitives.ReadInt64LittleEndian(content.Span)
            : (long)Varint(ref content);

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        var length = VarintLength(message);
        for (var i = 0; i < length; i++)
        {
            value |= (ulong)(message.Span[i] & 0x7F) << (7 * i);
        }

        message = message[length..];
        return value;
    }

    private static int VarintLength(ReadOnlyMemory<byte> message)
    {
        var length = 1;
        while ((message.Span[length - 1] & 0x80) != 0)
        {
            length++;
        }

        return length;
    }
}
