using System.Buffers.Binary;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// Little-endian numbers of a file that may lie about every offset and length: outside of it all is zero or empty.
/// </summary>
internal static class LenientBytes
{
    public static ReadOnlySpan<byte> Part(
        this ReadOnlySpan<byte> bytes,
        long start,
        long length = int.MaxValue
    ) =>
        start < 0 || start >= bytes.Length || length <= 0
            ? []
            : bytes.Slice((int)start, (int)Math.Min(length, bytes.Length - start));

    public static byte U8(this ReadOnlySpan<byte> bytes, long at) =>
        at >= 0 && at < bytes.Length ? bytes[(int)at] : (byte)0;

    public static ushort U16(this ReadOnlySpan<byte> bytes, long at) =>
        at >= 0 && at <= bytes.Length - 2
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..])
            : (ushort)0;

    public static uint U32(this ReadOnlySpan<byte> bytes, long at) =>
        at >= 0 && at <= bytes.Length - 4
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..])
            : 0;

    public static int I32(this ReadOnlySpan<byte> bytes, long at) => (int)bytes.U32(at);
}
