using System.IO.Compression;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Looks at a package's directory before anything of it is unpacked.</summary>
internal static class DocxPackage
{
    /// <summary>Which limit the package is over, or null.</summary>
    /// <remarks>
    /// The sizes are those that the directory declares; ZipArchive unpacks no more of an entry than is declared.
    /// </remarks>
    public static string? OverLimit(byte[] document, ExtractionLimits limits)
    {
        using var zip = new ZipArchive(new MemoryStream(document, writable: false));
        if (zip.Entries.Count > limits.PackageEntries)
        {
            return FormattableString.Invariant(
                $"the package has more than {limits.PackageEntries} entries"
            );
        }

        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            // Each is added only while the sum is within the limit, so that it cannot overflow.
            if (entry.Length < 0 || entry.Length > limits.UnpackedBytes - unpacked)
            {
                return FormattableString.Invariant(
                    $"the package unpacks to more than {limits.UnpackedBytes} bytes"
                );
            }

            unpacked += entry.Length;
        }

        return null;
    }
}
