using System.Buffers;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// A file of an application, and the one place that names the blobs which hold it and its text:
/// <c>{applicationId}/{field}</c>, and the same with <c>.txt</c>.
/// </summary>
/// <param name="Field">Its form field: it also becomes part of row keys.</param>
public readonly record struct StoredFile(ApplicationId ApplicationId, string Field)
{
    private const int LongestField = 100;
    private const string TextSuffix = ".txt";

    private static readonly SearchValues<char> FieldCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
    );

    /// <summary>In container <c>applications</c>.</summary>
    public string BlobName => $"{ApplicationId}/{Field}";

    /// <summary>In container <c>texts</c>.</summary>
    public string TextBlobName => BlobName + TextSuffix;

    /// <summary>Reads what <see cref="BlobName"/> wrote, and nothing else.</summary>
    public static bool TryParse(string? blobName, out StoredFile file)
    {
        file = default;
        return blobName?.Split('/') is [var id, var field]
            && ApplicationId.TryParse(id, out var application)
            && TryCreate(application, field, out file);
    }

    /// <summary>Reads what <see cref="TextBlobName"/> wrote, and nothing else.</summary>
    public static bool TryParseText(string? blobName, out StoredFile file)
    {
        file = default;
        return blobName?.EndsWith(TextSuffix, StringComparison.Ordinal) == true
            && TryParse(blobName[..^TextSuffix.Length], out file);
    }

    /// <summary>False where the field's name is none that a file can have.</summary>
    public static bool TryCreate(ApplicationId id, string? field, out StoredFile file)
    {
        file = default;
        if (
            field is not { Length: > 0 and <= LongestField }
            || field.AsSpan().ContainsAnyExcept(FieldCharacters)
        )
        {
            return false;
        }

        file = new StoredFile(id, field);
        return true;
    }
}
