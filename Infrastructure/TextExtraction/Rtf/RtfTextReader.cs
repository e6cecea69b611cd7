using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>Reads Rich Text Format, version 1.9.1 and before: headers, body, notes, footers.</summary>
internal sealed class RtfTextReader : IDocumentReader
{
    public FileFormat Format => FileFormat.Rtf;

    public string Engine => "rtf";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        // One character more than the limit, so that cutting it off shows.
        var interpreter = new RtfInterpreter(document, limits.Characters + 1);
        var text = interpreter.Read(cancellationToken).Join(limits.Characters);
        return new(TextOutcome.Extracted, text.ToString(), IsCut: text.IsCut);
    }
}
