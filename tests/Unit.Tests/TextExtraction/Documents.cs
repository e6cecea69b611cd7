using System.IO.Compression;
using System.Text;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

/// <summary>The documents that the tests read, and the reading of them.</summary>
internal static class Documents
{
    private const string WordNamespace =
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relationships =
        "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelationships =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string WordType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private static readonly string Folder = Path.Combine(
        RepositoryFolder.Path,
        "tests",
        "fixtures"
    );

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static string Golden(string name) =>
        File.ReadAllText(Path.Combine(Folder, name + ".golden"));

    /// <summary>Reads in this process, where a debugger sees it; the tests of processes are in Isolation.</summary>
    public static Task<ExtractedText> ReadAsync(byte[] document, ExtractionLimits? limits = null) =>
        ReadUntilAsync(document, limits ?? new(), TestContext.Current.CancellationToken);

    /// <param name="document">What is read.</param>
    /// <param name="limits">On the reading.</param>
    /// <param name="cancellationToken">The caller's, where it is not the test's.</param>
    public static Task<ExtractedText> ReadUntilAsync(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = new TaskCompletionSource<ExtractedText>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var thread = new Thread(Read, BoundedReading.StackBytes) { IsBackground = true };
        thread.Start();
        return result.Task;

        void Read()
        {
            try
            {
                var read = BoundedReading.Read(document, limits, cancellationToken);
                result.SetResult(read.ToText(TimeProvider.System, started));
            }
            catch (OperationCanceledException)
            {
                result.SetCanceled(cancellationToken);
            }
        }
    }

    /// <summary>A docx whose body, and whose further parts by kind (header, footer, footnotes), are this XML.</summary>
    public static byte[] Docx(string body, params (string Kind, string Xml)[] parts)
    {
        var types =
            $"<Override PartName='/word/document.xml' ContentType='{WordType}.document.main+xml'/>";
        var relationships = "";
        var entries = new List<(string, string)>
        {
            ("word/document.xml", Root("document", $"<w:body>{body}</w:body>")),
        };
        foreach (var ((kind, xml), index) in parts.Select((part, index) => (part, index)))
        {
            types +=
                $"<Override PartName='/word/{kind}{index}.xml' ContentType='{WordType}.{kind}+xml'/>";
            relationships +=
                $"<Relationship Id='r{index}' Type='{OfficeRelationships}/{kind}' Target='{kind}{index}.xml'/>";
            var root = kind switch
            {
                "header" => "hdr",
                "footer" => "ftr",
                _ => kind,
            };
            entries.Add(($"word/{kind}{index}.xml", Root(root, xml)));
        }

        entries.Add(("[Content_Types].xml", ContentTypes(types)));
        entries.Add(
            (
                "_rels/.rels",
                $"<Relationships xmlns='{Relationships}'><Relationship Id='r' "
                    + $"Type='{OfficeRelationships}/officeDocument' Target='word/document.xml'/></Relationships>"
            )
        );
        entries.Add(
            (
                "word/_rels/document.xml.rels",
                $"<Relationships xmlns='{Relationships}'>{relationships}</Relationships>"
            )
        );
        return Zip([.. entries]);
    }

    public static string ContentTypes(string overrides) =>
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        + $"<Default Extension='xml' ContentType='application/xml'/>{overrides}</Types>";

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A compound file: its header, and a sector of the directory with one entry.</summary>
    public static byte[] Ole(string stream)
    {
        var file = new byte[1_024];
        ReadOnlySpan<byte> magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(file);
        var name = Encoding.Unicode.GetBytes(stream + '\0');
        name.CopyTo(file, 512);
        file[512 + 64] = (byte)name.Length;
        file[512 + 66] = 2;
        return file;
    }

    private static string Root(string name, string xml) =>
        $"<w:{name} xmlns:w='{WordNamespace}' "
        + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        + $"xmlns:v='urn:schemas-microsoft-com:vml'>{xml}</w:{name}>";
}
