using System.Buffers;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// A file of an application, and the one place that names the blobs which hold it and its text:
/// <c>{applicationId}/{field}</c>, <c>{applicationId}/{field}.{variant}</c> for a file that took the place of the first, and the
/// same with <c>.txt</c>.
/// </summary>
/// <param name="Field">Its form field: it also becomes part of row keys.</param>
/// <param name="Variant">
/// The beginning of the content's SHA-256, so that a file that takes another's place never overwrites it; null for the file
/// that came with the application.
/// </param>
public readonly record struct FileId(
    ApplicationId ApplicationId,
    string Field,
    string? Variant = null
)
{
    private const int LongestField = 100;
    private const int VariantLength = 16;
    private const string TextSuffix = ".txt";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static readonly SearchValues<char> FieldCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
    );

    /// <summary>In container <c>applications</c>.</summary>
    public string BlobName =>
        Variant is null ? $"{ApplicationId}/{Field}" : $"{ApplicationId}/{Field}.{Variant}";

    /// <summary>In container <c>texts</c>.</summary>
    public string TextBlobName => BlobName + TextSuffix;

    /// <summary>The variant that a content has.</summary>
    /// <param name="sha256">64 hex digits.</param>
    public static string VariantOf(string sha256) => sha256[..VariantLength];

    /// <summary>Reads what <see cref="BlobName"/> wrote, and nothing else.</summary>
    public static bool TryParse(string? blobName, out FileId file)
    {
        file = default;
        return blobName?.Split('/') is [var id, var name]
            && ApplicationId.TryParse(id, out var application)
            && name.Split('.') is var parts
            && parts.Length <= 2
            && TryCreate(application, parts[0], parts.Length == 2 ? parts[1] : null, out file);
    }

    /// <summary>Reads what <see cref="TextBlobName"/> wrote, and nothing else.</summary>
    public static bool TryParseText(string? blobName, out FileId file)
    {
        file = default;
        return blobName?.EndsWith(TextSuffix, StringComparison.Ordinal) == true
            && TryParse(blobName[..^TextSuffix.Length], out file);
    }

    /// <summary>False where the field's name, or the variant, is none that a file can have.</summary>
    public static bool TryCreate(ApplicationId id, string? field, string? variant, out FileId file)
    {
        file = default;
        if (
            field is not { Length: > 0 and <= LongestField }
            || field.AsSpan().ContainsAnyExcept(FieldCharacters)
            || (
                variant is not null
                && (
                    variant.Length != VariantLength || variant.AsSpan().ContainsAnyExcept(HexDigits)
                )
            )
        )
        {
            return false;
        }

        file = new FileId(id, field, variant);
        return true;
    }
}
