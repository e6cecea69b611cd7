using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Finds the entries of a zip file that has lost its directory by the header before each (APPNOTE 4.3.7): what a
/// download that was broken off leaves.
/// </summary>
internal static class ZipSalvage
{
    private const int HeaderBytes = 30;
    private const int LongestName = 1_024;
    private const int Stored = 0;
    private const int Deflated = 8;

    public static IEnumerable<(string Name, Func<Stream> Open)> Entries(byte[] file, int most)
    {
        for (var (at, count) = (0, 0); count < most; count++)
        {
            var found = file.AsSpan(at).IndexOf("PK\x03\x04"u8);
            if (found < 0 || file.Length - at - found < HeaderBytes)
            {
                yield break;
            }

            at += found;
            var header = file.AsSpan(at, HeaderBytes);
            var method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var data = at + HeaderBytes + nameLength + extraLength;
            at += 4;
            if (
                nameLength is 0 or > LongestName
                || data >= file.Length
                || method is not (Stored or Deflated)
            )
            {
                continue;
            }

            // The size may stand only behind the data; deflated data tell their own end.
            var length = (int)Math.Min(packed == 0 ? uint.MaxValue : packed, file.Length - data);
            if (method == Stored && packed == 0)
            {
                var next = file.AsSpan(data).IndexOf("PK"u8);
                length = next < 0 ? length : next;
            }

            yield return (
                Encoding.UTF8.GetString(file, data - extraLength - nameLength, nameLength),
                () => Open(file, data, length, method)
            );
            at = packed == 0 ? data : data + length;
        }
    }

    private static Stream Open(byte[] file, int start, int length, int method)
    {
        var data = new MemoryStream(file, start, length, writable: false);
        return method == Deflated ? new DeflateStream(data, CompressionMode.Decompress) : data;
    }
}
