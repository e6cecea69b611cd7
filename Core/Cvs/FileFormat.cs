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

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A web page and what it shows, in one file.</summary>
    Mhtml,

    /// <summary>A Word document as one XML file, of Word 2003 or later.</summary>
    WordXml,

    /// <summary>A document of Word 2 or older, or of Write: not accepted.</summary>
    OldWord,
}

public static class FileFormats
{
    /// <summary>Whether a candidate may attach it. Some of what is accepted can't be read, but a person can open it.</summary>
    public static bool IsAccepted(this FileFormat format) =>
        format is not (FileFormat.Unknown or FileFormat.OldWord);

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

            // A browser must not take a candidate's page for one of this site.
            _ => "application/octet-stream",
        };
}
