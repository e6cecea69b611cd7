using System.IO.Compression;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>The parts of a package (ECMA-376 part 2), by name; case does not count in names.</summary>
internal sealed class DocxPackage : IDisposable
{
    private readonly ZipArchive? _zip;
    private readonly Dictionary<string, Func<Stream>> _parts = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly UnpackedBytes _unpacked;

    /// <exception cref="PackageLimitException">The package is over a limit.</exception>
    public DocxPackage(byte[] document, ExtractionLimits limits, UnpackedBytes unpacked)
    {
        _unpacked = unpacked;
        try
        {
            _zip = new ZipArchive(new MemoryStream(document, writable: false));
            AddEntries(_zip.Entries, limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            _parts.Clear();
        }

        if (_parts.Count == 0)
        {
            IsBroken = true;
            foreach (var (name, open) in ZipSalvage.Entries(document, limits.PackageEntries))
            {
                _parts.TryAdd(PartName.Normalize(name), open);
            }
        }
    }

    /// <summary>Whether the directory is missing, so that there may be parts that were not found.</summary>
    public bool IsBroken { get; }

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>The bytes of a part; null where there is no such part.</summary>
    /// <remarks>What is wrong with the bytes, and what is too much of them, shows when they are read.</remarks>
    public Stream? Open(string name)
    {
        if (!_parts.TryGetValue(name, out var open))
        {
            return null;
        }

        try
        {
            return new UnpackedStream(open(), _unpacked);
        }
        catch (InvalidDataException)
        {
            return new UnpackedStream(new MemoryStream([], writable: false), _unpacked);
        }
    }

    public void Dispose() => _zip?.Dispose();

    // What the directory declares is a first measure, before anything is unpacked.
    private void AddEntries(IReadOnlyCollection<ZipArchiveEntry> entries, ExtractionLimits limits)
    {
        if (entries.Count > limits.PackageEntries)
        {
            throw PackageLimitException.Entries(limits.PackageEntries);
        }

        var unpacked = 0L;
        foreach (var entry in entries)
        {
            // Each is added only while the sum is within the limit, so that it cannot overflow.
            if (entry.Length < 0 || entry.Length > limits.UnpackedBytes - unpacked)
            {
                throw PackageLimitException.Bytes(limits.UnpackedBytes);
            }

            unpacked += entry.Length;
            _parts.TryAdd(PartName.Normalize(entry.FullName), entry.Open);
        }
    }
}
