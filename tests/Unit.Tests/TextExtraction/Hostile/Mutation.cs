using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>Damages documents in ways that can be repeated: by a seed.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
internal sealed class Mutation(int seed)
{
    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "2147483647",
        "-2147483648",
        "4294967295",
        "99999999999999999999",
        "1e308",
    ];

    private static readonly byte[] Edges = [0, 0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0xFF];

    private readonly Random _random = new(seed);

    public T Of<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    /// <summary>A document like the first, with what is in another in places.</summary>
    public byte[] Change(byte[] document, byte[] other)
    {
        // A damaged package is hardly more than that: its parts are to be damaged, too.
        if (document.AsSpan().StartsWith("PK"u8) && _random.Next(4) > 0)
        {
            return ChangeParts(document, other);
        }

        for (var changes = _random.Next(1, 12); changes > 0 && document.Length > 0; changes--)
        {
            document = ChangeOnce(document, other);
        }

        return document;
    }

    private byte[] ChangeOnce(byte[] document, byte[] other)
    {
        var at = _random.Next(document.Length);
        var length = _random.Next(Math.Min(document.Length - at, 200) + 1);
        ReadOnlySpan<byte> bytes = document;
        switch (_random.Next(8))
        {
            case 0:
                return
                [
                    .. bytes[..at],
                    (byte)_random.Next(256),
                    .. bytes[Math.Min(at + 1, bytes.Length)..],
                ];
            case 1:
                return [.. bytes[..at], .. Odd(), .. bytes[Math.Min(at + 4, bytes.Length)..]];
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 4:
                var from = _random.Next(other.Length + 1);
                return
                [
                    .. bytes[..at],
                    .. other.AsSpan(from, Math.Min(length, other.Length - from)),
                    .. bytes[at..],
                ];
            case 5:
                var to = _random.Next(document.Length - length + 1);
                var moved = document.ToArray();
                bytes.Slice(at, length).CopyTo(moved.AsSpan(to));
                return moved;
            case 6:
                return _random.Next(10) == 0 ? [.. bytes[..at]] : ChangeNumber(document, at);
            default:
                return ChangeNumber(document, at);
        }
    }

    /// <summary>Replaces the next number that is written in digits.</summary>
    private byte[] ChangeNumber(byte[] document, int at)
    {
        ReadOnlySpan<byte> bytes = document;
        var start = bytes[at..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
        {
            return document;
        }

        start += at;
        var length = bytes[start..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var end = length < 0 ? bytes.Length : start + length;
        var number =
            _random.Next(2) == 0
                ? Of(Numbers)
                : _random.Next(20).ToString(CultureInfo.InvariantCulture);
        return [.. bytes[..start], .. Encoding.ASCII.GetBytes(number), .. bytes[end..]];
    }

    private byte[] Odd() => [Of(Edges), Of(Edges), Of(Edges), Of(Edges)];

    private byte[] ChangeParts(byte[] package, byte[] other)
    {
        using var file = new MemoryStream();
        file.Write(package);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = Of(zip.Entries);
            using var content = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(content);
            var bytes = content.ToArray();
            for (var changes = _random.Next(1, 12); changes > 0 && bytes.Length > 0; changes--)
            {
                bytes = ChangeOnce(bytes, other);
            }

            part.SetLength(0);
            part.Write(bytes);
        }

        return file.ToArray();
    }
}
