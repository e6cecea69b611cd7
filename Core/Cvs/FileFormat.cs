namespace ApplyFunctions.Core.Cvs;

/// <summary>What a file is by its content, whatever its name says.</summary>
public enum FileFormat
{
    /// <summary>None of the formats below: not accepted.</summary>
    Unknown,
    Pdf,
    Docx,
    Doc,
    Rtf,
    Text,

    /// <summary>A Word document whose package is encrypted with a password.</summary>
    ProtectedDocx,
}

public static class FileFormats
{
    /// <summary>The media type that a file of this format is stored and served with.</summary>
    public static string MediaType(this FileFormat format) =>
        format switch
        {
            FileFormat.Pdf => "application/pdf",
            FileFormat.Docx =>
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileFormat.Doc => "application/msword",
            FileFormat.Rtf => "application/rtf",
            FileFormat.Text => "text/plain",
            _ => "application/octet-stream",
        };
}
