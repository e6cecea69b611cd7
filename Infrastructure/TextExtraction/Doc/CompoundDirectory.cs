using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <param name="Size">In bytes, as the directory says: the file may have less.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CompoundStream(uint Start, long Size);

/// <summary>The directory of a compound file ([MS-CFB] 2.6), of which only the root's own streams count.</summary>
internal sealed class CompoundDirectory
{
    private const int EntryBytes = 128;
    private const uint None = 0xFFFFFFFF;
    private const byte Storage = 1;
    private const byte Stream = 2;
    private const byte RootStorage = 5;

    private readonly byte[] _directory;
    private readonly byte[] _file;
    private readonly bool _isLarge;
    private readonly Dictionary<string, CompoundStream> _children = new(
        StringComparer.OrdinalIgnoreCase
    );
    private bool _isBroken;

    public CompoundDirectory(byte[] directory, byte[] file, int sectorShift)
    {
        (_directory, _file, _isLarge) = (directory, file, sectorShift > 9);
        Root = At(Entry(0));
        _isBroken = Type(Entry(0)) != RootStorage;
        Walk(Entry(0).U32(76));
    }

    public CompoundStream Root { get; }

    public bool IsWithout(string name) =>
        !_isBroken && _children.Count > 0 && !_children.ContainsKey(name);

    public CompoundStream? Find(string name) =>
        _children.TryGetValue(name, out var stream) ? stream
        : _isBroken || _children.Count == 0 ? Scan(name)
        : null;

    // The entries of a storage form a tree: each names the ones left and right of it.
    private void Walk(uint first)
    {
        var seen = new BitArray(_directory.Length / EntryBytes);
        var open = new Stack<uint>([first]);
        while (open.TryPop(out var id))
        {
            if (id == None)
            {
                continue;
            }

            if (id >= seen.Length || seen[(int)id] || Type(Entry(id)) is not (Storage or Stream))
            {
                _isBroken = true;
                continue;
            }

            seen[(int)id] = true;
            var entry = Entry(id);
            if (Type(entry) == Stream)
            {
                _children.TryAdd(Name(entry), At(entry));
            }

            open.Push(entry.U32(68));
            open.Push(entry.U32(72));
        }
    }

    // Where the tree is broken, any entry of the name will do, even one outside of the directory's sectors.
    private CompoundStream? Scan(string name)
    {
        ReadOnlySpan<byte> file = _file;
        ReadOnlySpan<byte> wanted = Encoding.Unicode.GetBytes(name + '\0');
        for (var at = 0; at < file.Length; at += EntryBytes)
        {
            var entry = file.Part(at, EntryBytes);
            if (entry.StartsWith(wanted) && entry.U16(64) == wanted.Length && Type(entry) == Stream)
            {
                return At(entry);
            }
        }

        return null;
    }

    private ReadOnlySpan<byte> Entry(uint id)
    {
        ReadOnlySpan<byte> directory = _directory;
        return directory.Part(id * (long)EntryBytes, EntryBytes);
    }

    private static byte Type(ReadOnlySpan<byte> entry) => entry.U8(66);

    private static string Name(ReadOnlySpan<byte> entry) =>
        Encoding.Unicode.GetString(entry.Part(0, Math.Min(entry.U16(64) - 2, 62) & ~1));

    // With small sectors the upper half of the size may hold anything.
    private CompoundStream At(ReadOnlySpan<byte> entry) =>
        new(
            entry.U32(116),
            _isLarge ? Math.Max(0, entry.U32(120) | ((long)entry.U32(124) << 32)) : entry.U32(120)
        );
}
