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
    private static readonly string[] Package = [".docx", ".docm", ".dotx", ".dotm"];

    // What is text can be a program by its name, and a web page too: double-clicked, neither must be more than text.
    private static readonly string[] Plain = [".txt", ".text", ".md"];

    /// <summary>Whether a candidate may attach it. Some of what is accepted can't be read, but a person can open it.</summary>
    public static bool IsAccepted(this FileFormat format) =>
        format is not (FileFormat.Unknown or FileFormat.OldWord);

    /// <summary>How names of files of this format end, the usual way first.</summary>
    public static IReadOnlyList<string> Extensions(this FileFormat format) =>
        format switch
        {
            FileFormat.Pdf => [".pdf"],
            FileFormat.Docx or FileFormat.ProtectedDocx => Package,
            FileFormat.Doc => [".doc", ".dot"],
            FileFormat.Rtf => [".rtf", ".doc"],
            FileFormat.WordXml => [".doc", ".xml", ".docx"],
            FileFormat.Html or FileFormat.Mhtml => [".txt", ".doc"],
            _ => Plain,
        };

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
