namespace ApplyFunctions.Bench.Texts;

/// <summary>A program that people use to read documents, started for every file.</summary>
/// <param name="Formats">The endings of the names of what it reads.</param>
/// <param name="Package">The Debian packages that have it, with blanks between.</param>
/// <param name="Command">
/// The program and its arguments; <c>{file}</c> is the document, <c>{text}</c> where the text is to go (on standard output
/// if it is not named), <c>{folder}</c> a folder for what the program keeps.
/// </param>
internal sealed record Peer(string Name, string[] Formats, string Package, string[] Command)
{
    private const string Jars = "/usr/share/java";

    public static IReadOnlyList<Peer> All { get; } =
    [
        new("pdftotext", ["pdf"], "poppler-utils", ["pdftotext", "{file}", "-"]),
        new("pdftotext -layout", ["pdf"], "poppler-utils", ["pdftotext", "-layout", "{file}", "-"]),
        new("mutool", ["pdf"], "mupdf-tools", ["mutool", "draw", "-q", "-F", "txt", "{file}"]),
        new(
            "PDFBox",
            ["pdf"],
            "libpdfbox2-java default-jre-headless",
            [
                "java",
                "-cp",
                $"{Jars}/pdfbox2.jar:{Jars}/pdfbox2-tools.jar:{Jars}/fontbox2.jar:{Jars}/commons-logging.jar",
                "org.apache.pdfbox.tools.ExtractText",
                "-console",
                "-encoding",
                "UTF-8",
                "{file}",
            ]
        )
        {
            Library = $"{Jars}/pdfbox2-tools.jar",
        },
        new("antiword", ["doc"], "antiword", ["antiword", "-m", "UTF-8.txt", "-w", "0", "{file}"]),
        new("catdoc", ["doc"], "catdoc", ["catdoc", "-d", "utf-8", "-w", "{file}"]),
        new("docx2txt", ["docx"], "docx2txt", ["docx2txt", "{file}", "-"]),
        new(
            "pandoc",
            ["docx", "rtf"],
            "pandoc",
            ["pandoc", "-t", "plain", "--wrap=none", "{file}"]
        ),
        new("unrtf", ["rtf"], "unrtf", ["unrtf", "--nopict", "--text", "{file}"]),
        new(
            "LibreOffice",
            ["docx", "doc", "rtf"],
            "libreoffice-writer-nogui",
            [
                "soffice",
                "-env:UserInstallation=file://{folder}",
                "--headless",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                "{text}",
                "{file}",
            ]
        ),
    ];

    /// <summary>A file that it needs beside its program; null where it needs none.</summary>
    private string? Library { get; init; }

    public bool IsInstalled =>
        (Library is null || File.Exists(Library))
        && (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Command[0])));
}
