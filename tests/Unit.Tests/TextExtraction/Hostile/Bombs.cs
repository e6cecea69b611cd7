using System.IO.Compression;
using System.Text;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>Few bytes that stand for many.</summary>
internal static class Bombs
{
    public static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A megabyte of a byte, packed with zlib, a number of times: without unpacking it, or packing it twice.</summary>
    public static byte[] Zlib(byte value, int megabytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, true))
        {
            var block = new byte[1_024 * 1_024];
            block.AsSpan().Fill(value);
            deflate.Write(block);
            deflate.Flush();

            // What is packed so far ends on the border of a byte, and may stand behind itself.
        }

        ReadOnlySpan<byte> end = [3, 0];
        var part = packed.ToArray().AsSpan(0, (int)packed.Length - end.Length);
        using var bomb = new MemoryStream();
        bomb.Write([0x78, 0xDA]);
        for (var i = 0; i < megabytes; i++)
        {
            bomb.Write(part);
        }

        bomb.Write(end);
        bomb.Write([0, 0, 0, 0]);
        return bomb.ToArray();
    }

    public static string Repeat(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
