namespace ApplyFunctions.LocalHost.Ocr;

internal enum DocumentKind
{
    Unknown,
    Pdf,
    Image,
}

/// <summary>Tells what a document is by its first bytes, as the service does for octet-stream.</summary>
internal static class DocumentKinds
{
    public const int HeaderLength = 1024;

    /// <summary>Readers allow up to a kilobyte before the mark of a PDF.</summary>
    public static DocumentKind Detect(ReadOnlySpan<byte> header) =>
        header.IndexOf("%PDF-"u8) >= 0 ? DocumentKind.Pdf
        : IsImage(header) ? DocumentKind.Image
        : DocumentKind.Unknown;

    private static bool IsImage(ReadOnlySpan<byte> header) =>
        header.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || header.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || header.StartsWith("II*\0"u8)
        || header.StartsWith("MM\0*"u8)
        || header.StartsWith("BM"u8);
}
