using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// Where a file of an application is kept: <c>{applicationId}/{field}</c>, and <c>{applicationId}/{field}.{variant}</c> for
/// one that took the place of the first. Its text has the same name, with <c>.txt</c> behind it.
/// </summary>
/// <param name="Field">The form field.</param>
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
    private const int VariantLength = 16;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The variant that a content has.</summary>
    /// <param name="sha256">64 hex digits.</param>
    public static string VariantOf(string sha256) => sha256[..VariantLength];

    public override string ToString() =>
        Variant is null ? $"{ApplicationId}/{Field}" : $"{ApplicationId}/{Field}.{Variant}";

    /// <summary>Reads what <see cref="ToString"/> wrote, and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FileId id)
    {
        id = default;
        if (
            text?.Split('/') is not [var application, { Length: > 0 } file]
            || !ApplicationId.TryParse(application, out var applicationId)
        )
        {
            return false;
        }

        var dot = file.LastIndexOf('.');
        var variant = file[(dot + 1)..];
        id =
            dot > 0
            && variant.Length == VariantLength
            && !variant.AsSpan().ContainsAnyExcept(HexDigits)
                ? new FileId(applicationId, file[..dot], variant)
                : new FileId(applicationId, file);
        return true;
    }
}
