using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace ApplyFunctions.Core.Cvs;

/// <summary>Tells a Word document from other packages.</summary>
internal static class ZipSniffer
{
    private const int ContentTypesCharacters = 1_000_000;
    private const int PackageEntries = 100_000;

    // APPNOTE 4.3.7: what stands before the name in the header of an entry.
    private const int HeaderBytes = 30;

    // The document and the template of Word, each with and without macros.
    private static readonly string[] WordMainTypes =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ];

    public static FileFormat Detect(ReadOnlyMemory<byte> content)
    {
        // Counted before ZipArchive reads the whole directory into memory.
        if (content.Span.Count("PK\x01\x02"u8) > PackageEntries)
        {
            return FileFormat.Unknown;
        }

        try
        {
            using var zip = new ZipArchive(AsStream(content));
            return NamesWordMainType(zip) || zip.Entries.Any(entry => IsWordMain(entry.FullName))
                ? FileFormat.Docx
                : FileFormat.Unknown;
        }
        catch (Exception exception) when (IsOfBrokenZip(exception))
        {
            // Its directory is at the end, where a transfer that was broken off left nothing.
            return HasWordMain(content.Span) ? FileFormat.Docx : FileFormat.Unknown;
        }
    }

    private static bool NamesWordMainType(ZipArchive zip)
    {
        var types = zip.Entries.FirstOrDefault(entry =>
            entry.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)
        );
        try
        {
            return types is not null && NamesWordMainType(types);
        }
        catch (Exception exception) when (exception is XmlException || IsOfBrokenZip(exception))
        {
            return false;
        }
    }

    private static bool NamesWordMainType(ZipArchiveEntry types)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = ContentTypesCharacters,
        };
        using var stream = types.Open();
        using var xml = XmlReader.Create(stream, settings);
        while (xml.Read())
        {
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Override" or "Default" }
                && xml.GetAttribute("ContentType") is { } type
                && WordMainTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWordMain(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ; at += 4)
        {
            var found = bytes[at..].IndexOf("PK\x03\x04"u8);
            if (found < 0 || bytes.Length - at - found < HeaderBytes)
            {
                return false;
            }

            at += found;
            var name = bytes[(at + HeaderBytes)..];
            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 26)..]);
            if (length <= name.Length && IsWordMain(Encoding.UTF8.GetString(name[..length])))
            {
                return true;
            }
        }
    }

    // Word on the web numbers the name.
    private static bool IsWordMain(string name) =>
        name.Replace('\\', '/').TrimStart('/') is var part
        && part.StartsWith("word/document", StringComparison.OrdinalIgnoreCase)
        && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfBrokenZip(Exception exception) =>
        exception
            is InvalidDataException
                or IOException
                or NotSupportedException
                or ArgumentException
                or OverflowException;

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
