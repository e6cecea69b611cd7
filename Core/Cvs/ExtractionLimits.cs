using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Cvs;

/// <summary>The limits on reading one document: settings <c>Extraction__*</c>.</summary>
public sealed class ExtractionLimits
{
    public const string Section = "Extraction";

    /// <summary>How long one document may be read.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Characters of the text of one document; the rest is cut off, and the detail says so.</summary>
    [Range(1_000, 10_000_000)]
    public int Characters { get; set; } = 1_000_000;

    /// <summary>Pages of one document that are read; the rest is left out, and the detail says so.</summary>
    [Range(1, 10_000)]
    public int Pages { get; set; } = 200;

    /// <summary>Bytes of a docx when unpacked.</summary>
    [Range(1_000_000, 1_000_000_000)]
    public long UnpackedBytes { get; set; } = 100_000_000;

    /// <summary>Entries of a docx package.</summary>
    [Range(10, 100_000)]
    public int PackageEntries { get; set; } = 2_000;
}
