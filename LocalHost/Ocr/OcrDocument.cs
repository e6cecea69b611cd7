namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>A document in a temporary folder of its own, which goes when it is disposed.</summary>
internal sealed class OcrDocument : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(
        "applyfunctions-ocr-"
    );

    public required string ModelId { get; init; }

    public required string ApiVersion { get; init; }

    public required PageSelection Pages { get; init; }

    public DocumentKind Kind { get; private set; }

    public string File => Path.Combine(_folder.FullName, "document");

    /// <summary>Where one page's image is drawn: pdftoppm adds ".png".</summary>
    public string PageFile => Path.Combine(_folder.FullName, "page");

    public async Task WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(File, FileMode.CreateNew, FileAccess.ReadWrite);
        await body.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        var header = new byte[DocumentKinds.HeaderLength];
        var read = await file.ReadAtLeastAsync(
            header,
            header.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        Kind = DocumentKinds.Detect(header.AsSpan(0, read));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder.FullName))
        {
            _folder.Delete(recursive: true);
        }
    }
}
