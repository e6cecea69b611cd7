using System.Collections;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// The streams in the root of a compound file ([MS-CFB]). A broken file gives as much of a stream as can be found.
/// </summary>
internal sealed class CompoundFile
{
    private const uint Free = 0xFFFFFFFF;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const int LargeSectorShift = 12;
    private const int MiniSectorShift = 6;
    private const int MiniStreamCutoff = 4_096;
    private const int HeaderDifatEntries = 109;

    private readonly byte[] _file;
    private readonly int _shift;
    private readonly uint[] _fat;
    private readonly CompoundDirectory _directory;
    private byte[]? _miniStream;
    private uint[]? _miniFat;

    public CompoundFile(byte[] file)
    {
        _file = file;

        // The header takes a sector; the last one may be cut off.
        _shift = Bytes.U16(30) == LargeSectorShift ? LargeSectorShift : 9;
        var sectors = Math.Max(0, (file.Length - 1) >> _shift);
        _fat = Numbers(DifatSectors(sectors), sectors);
        _directory = new CompoundDirectory(ReadChain(Bytes.U32(48), file.Length), file, _shift);
        HasGaps = false;
    }

    /// <summary>Whether a part of what was read is missing, or was guessed.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Whether the directory is sound and its root has other streams, but not this one.</summary>
    public bool IsWithout(string name) => _directory.IsWithout(name);

    /// <summary>The stream's bytes, never more than the file has; null where there is none of the name.</summary>
    public byte[]? Read(string name)
    {
        if (_directory.Find(name) is not { } entry)
        {
            return null;
        }

        var size = (int)Math.Min(entry.Size, _file.Length);
        var stream =
            entry.Size < MiniStreamCutoff
                ? ReadMini(entry.Start, size)
                : ReadChain(entry.Start, size);
        HasGaps |= stream.Length < entry.Size;
        return stream;
    }

    private ReadOnlySpan<byte> Bytes => _file;

    private ReadOnlySpan<byte> Sector(uint sector) =>
        Bytes.Part((sector + 1L) << _shift, 1 << _shift);

    // The sectors of the FAT are listed in the header, and where that is too short in sectors that form a list.
    private List<uint> DifatSectors(int sectors)
    {
        var wanted = (sectors >> (_shift - 2)) + 1;
        var list = new List<uint>();
        Add(Bytes.Part(76, HeaderDifatEntries * 4));
        var next = Bytes.U32(68);
        for (var read = 0; read < sectors && next < sectors && list.Count < wanted; read++)
        {
            var sector = Sector(next);
            Add(sector.Part(0, (1 << _shift) - 4));
            next = sector.U32((1 << _shift) - 4);
        }

        return list;

        void Add(ReadOnlySpan<byte> numbers)
        {
            for (var at = 0; at <= numbers.Length - 4 && list.Count < wanted; at += 4)
            {
                if (numbers.U32(at) != Free)
                {
                    list.Add(numbers.U32(at));
                }
            }
        }
    }

    private uint[] Numbers(List<uint> sectors, int most)
    {
        var numbers = new uint[most];
        Array.Fill(numbers, Free);
        var at = 0;
        foreach (var sector in sectors)
        {
            // A sector that is missing leaves its place empty.
            var bytes = Sector(sector);
            for (var i = 0; i < 1 << (_shift - 2) && at < most; i++, at++)
            {
                numbers[at] = i * 4 <= bytes.Length - 4 ? bytes.U32(i * 4) : Free;
            }
        }

        return numbers;
    }

    private byte[] ReadChain(uint start, int size)
    {
        var chain = Chain(start, _fat, SectorsFor(size, _shift));
        var stream = new List<byte>((int)Math.Min(size, (long)chain.Count << _shift));
        foreach (var sector in chain)
        {
            stream.AddRange(Sector(sector).Part(0, size - stream.Count));
        }

        return [.. stream];
    }

    private byte[] ReadMini(uint start, int size)
    {
        if (_miniStream is null || _miniFat is null)
        {
            var root = _directory.Root;
            _miniStream = ReadChain(root.Start, (int)Math.Min(root.Size, _file.Length));
            var sectors = Chain(Bytes.U32(60), _fat, _fat.Length);
            _miniFat = Numbers(sectors, _miniStream.Length >> MiniSectorShift);
        }

        var stream = new List<byte>(size);
        foreach (var sector in Chain(start, _miniFat, SectorsFor(size, MiniSectorShift)))
        {
            ReadOnlySpan<byte> all = _miniStream;
            var most = Math.Min(1 << MiniSectorShift, size - stream.Count);
            stream.AddRange(all.Part((long)sector << MiniSectorShift, most));
        }

        return [.. stream];
    }

    private static int SectorsFor(int size, int shift) =>
        (int)((size + (1L << shift) - 1) >> shift);

    private List<uint> Chain(uint start, uint[] following, int most)
    {
        var chain = new List<uint>();
        var seen = new BitArray(following.Length);
        var sector = start;
        while (chain.Count < most && sector < following.Length && !seen[(int)sector])
        {
            seen[(int)sector] = true;
            chain.Add(sector);
            var next = following[sector];
            if (next == EndOfChain || chain.Count == most)
            {
                break;
            }

            // Where the chain is broken or runs in a circle, the next sector is the best guess: most streams lie in
            // one piece.
            var isBroken = next >= following.Length || seen[(int)next];
            HasGaps |= isBroken;
            sector = isBroken ? sector + 1 : next;
        }

        return chain;
    }
}
