using System.Text;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

/// <summary>Writes a compound file with these streams in its root, in sectors that follow each other.</summary>
internal sealed class CompoundFileBuilder(int sectorShift = 9)
{
    public const int Difat = 76;
    public const int FirstDifatSector = 68;
    public const int DirectoryEntryBytes = 128;

    private const uint Free = 0xFFFFFFFF;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint FatSector = 0xFFFFFFFD;
    private const uint DifatSector = 0xFFFFFFFC;
    private const int MiniSectorBytes = 64;
    private const int MiniStreamCutoff = 4_096;

    private readonly List<(string Name, byte[] Content)> _streams = [];
    private readonly List<uint> _fat = [];
    private readonly List<byte> _sectors = [];

    private int SectorBytes => 1 << sectorShift;

    /// <summary>Where in the file the entries of the directory begin: the root's, then those of the streams.</summary>
    public int Directory { get; private set; }

    /// <summary>Where in the file the first sector of the FAT begins.</summary>
    public int Fat { get; private set; }

    public CompoundFileBuilder Add(string name, byte[] content)
    {
        _streams.Add((name, content));
        return this;
    }

    public byte[] Build()
    {
        var mini = new List<byte>();
        var miniFat = new List<uint>();
        var starts = _streams.ConvertAll(stream =>
            stream.Content.Length < MiniStreamCutoff
                ? AddMini(mini, miniFat, stream.Content)
                : AddChain(stream.Content)
        );
        var miniStart = AddChain([.. mini]);
        var miniFatStart = AddChain(Numbers(miniFat));
        var directoryStart = AddChain(
            Entries([("Root Entry", 5, miniStart, mini.Count), .. Streams(starts)])
        );
        Directory = Offset(directoryStart);
        return WithFat(directoryStart, miniFatStart);
    }

    private IEnumerable<(string Name, byte Type, uint Start, int Size)> Streams(
        List<uint> starts
    ) => _streams.Select((s, i) => (s.Name, (byte)2, starts[i], s.Content.Length));

    private byte[] WithFat(uint directoryStart, uint miniFatStart)
    {
        var perSector = SectorBytes / 4;
        var (fatSectors, difatSectors) = (0, 0);
        while (_fat.Count + fatSectors + difatSectors > fatSectors * perSector)
        {
            fatSectors++;
            difatSectors = (Math.Max(0, fatSectors - 109) + perSector - 2) / (perSector - 1);
        }

        var fatStart = (uint)_fat.Count;
        Fat = Offset(fatStart);
        _fat.AddRange(Enumerable.Repeat(FatSector, fatSectors));
        _fat.AddRange(Enumerable.Repeat(DifatSector, difatSectors));
        _fat.AddRange(Enumerable.Repeat(Free, (fatSectors * perSector) - _fat.Count));
        _sectors.AddRange(Numbers(_fat));

        var difat = Enumerable.Range((int)fatStart, fatSectors).Select(n => (uint)n).ToList();
        var difatStart = (uint)(fatStart + fatSectors);
        var header = Header(directoryStart, miniFatStart, difat.Take(109));
        foreach (var (list, index) in difat.Skip(109).Chunk(perSector - 1).Select((l, i) => (l, i)))
        {
            var isLast = index == difatSectors - 1;
            uint[] padding = [.. Enumerable.Repeat(Free, perSector - 1 - list.Length)];
            var next = isLast ? EndOfChain : (uint)(difatStart + index + 1);
            _sectors.AddRange(Numbers([.. list, .. padding, next]));
        }

        Put(header, FirstDifatSector, difatSectors == 0 ? EndOfChain : difatStart);
        Put(header, 72, (uint)difatSectors);
        Put(header, 44, (uint)fatSectors);
        return [.. header, .. _sectors];
    }

    private byte[] Header(uint directoryStart, uint miniFatStart, IEnumerable<uint> difat)
    {
        var header = new byte[SectorBytes];
        ReadOnlySpan<byte> magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(header);
        header[24] = 0x3E;
        header[26] = (byte)(sectorShift == 9 ? 3 : 4);
        (header[28], header[29], header[30], header[32]) = (0xFE, 0xFF, (byte)sectorShift, 6);
        Put(header, 48, directoryStart);
        Put(header, 56, MiniStreamCutoff);
        Put(header, 60, miniFatStart);
        header.AsSpan(Difat, 109 * 4).Fill(0xFF);
        foreach (var (sector, index) in difat.Select((sector, index) => (sector, index)))
        {
            Put(header, Difat + (4 * index), sector);
        }

        return header;
    }

    // The streams hang on each other's right side: a tree, if not a balanced one.
    private static byte[] Entries(List<(string Name, byte Type, uint Start, int Size)> entries)
    {
        var directory = new byte[entries.Count * DirectoryEntryBytes];
        for (var i = 0; i < entries.Count; i++)
        {
            var (name, type, start, size) = entries[i];
            var entry = directory.AsSpan(i * DirectoryEntryBytes, DirectoryEntryBytes);
            var bytes = Encoding.Unicode.GetBytes(name + '\0');
            bytes.CopyTo(entry);
            (entry[64], entry[66]) = ((byte)bytes.Length, type);
            Put(entry, 68, Free);
            Put(entry, 72, i > 0 && i + 1 < entries.Count ? (uint)i + 1 : Free);
            Put(entry, 76, i == 0 && entries.Count > 1 ? 1 : Free);
            Put(entry, 116, start);
            Put(entry, 120, (uint)size);
        }

        return directory;
    }

    private static uint AddMini(List<byte> mini, List<uint> miniFat, byte[] content)
    {
        var start = (uint)miniFat.Count;
        var count = (content.Length + MiniSectorBytes - 1) / MiniSectorBytes;
        miniFat.AddRange(Chain(start, count));
        mini.AddRange(content);
        mini.AddRange(new byte[(count * MiniSectorBytes) - content.Length]);
        return count == 0 ? EndOfChain : start;
    }

    private uint AddChain(byte[] content)
    {
        var start = (uint)_fat.Count;
        var count = (content.Length + SectorBytes - 1) / SectorBytes;
        _fat.AddRange(Chain(start, count));
        _sectors.AddRange(content);
        _sectors.AddRange(new byte[(count * SectorBytes) - content.Length]);
        return count == 0 ? EndOfChain : start;
    }

    private static IEnumerable<uint> Chain(uint start, int count) =>
        Enumerable.Range(0, count).Select(i => i == count - 1 ? EndOfChain : start + (uint)i + 1);

    private int Offset(uint sector) => (int)(sector + 1) << sectorShift;

    private static byte[] Numbers(List<uint> numbers) =>
        [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static void Put(Span<byte> bytes, int at, uint value) =>
        BitConverter.TryWriteBytes(bytes[at..], value);
}
