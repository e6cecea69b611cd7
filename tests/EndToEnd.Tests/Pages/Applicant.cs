using System.IO.Compression;
using ApplyFunctions.Testing;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>A person that nobody else is: the address is used once.</summary>
internal sealed record Applicant
{
    /// <summary>Of parts that are all right, and longer together than mail takes: only the server sees that.</summary>
    public static string LongEmail { get; } =
        $"{new string('a', 64)}@{new string('b', 63)}.{new string('c', 63)}.{new string('d', 58)}.com";

    public string FirstName { get; init; } = "Zoë";
    public string LastName { get; init; } = "Łukasiewicz-Ångström";
    public string Email { get; } = $"zoe.{Guid.NewGuid():n}@example.com";
    public string HeardFrom { get; init; } = "LinkedIn";
    public FilePayload? Resume { get; init; } = Files.Cv;
    public IReadOnlyList<string> Ethnicities { get; init; } = ["Prefer not to say"];
    public string Gender { get; init; } = "Prefer not to say";
}

internal static class Files
{
    public static FilePayload Cv { get; } = Named("cv.pdf", ApplicationForm.Fixture("cv.pdf"));

    /// <summary>The beginning of a Windows program.</summary>
    public static FilePayload Program { get; } = Named("cv.pdf", [.. "MZ"u8, .. new byte[512]]);

    /// <summary>As large as a file may be, less a little.</summary>
    public static FilePayload Large =>
        Named("large.txt", [.. Enumerable.Repeat((byte)'a', 9_000_000)]);

    /// <summary>Larger than anything may be: on disk, since so much takes long to hand to a browser in a message.</summary>
    public static string TooLarge(string folder)
    {
        var path = Path.Combine(folder, "large.pdf");
        using var file = File.Create(path);
        file.Write("%PDF-1.7"u8);
        file.SetLength(30_000_008);
        return path;
    }

    /// <summary>Words that are no document at all.</summary>
    public static FilePayload Words { get; } = Named("cv.pdf", [.. "Ada Example"u8]);

    /// <summary>An archive that is named like a Word document: only its whole content tells.</summary>
    public static FilePayload Archive { get; } = Named("cv.docx", ZipOf("notes.txt"));

    /// <summary>What a broken transfer leaves of a document.</summary>
    public static FilePayload CutOff { get; } = Named("cv.docx", ZipOf("word/document.xml")[..60]);

    private static byte[] ZipOf(string name)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write("some words"u8);
        }

        return bytes.ToArray();
    }

    /// <summary>A sound document with a name of that many characters.</summary>
    public static FilePayload LongNamed(int characters) =>
        Named($"{new string('n', characters - 4)}.pdf", ApplicationForm.Fixture("cv.pdf"));

    private static FilePayload Named(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = content,
        };
}
