using System.Globalization;
using System.Text;
using static ApplyFunctions.Unit.Tests.TextExtraction.Hostile.Bombs;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>PDFs whose tables of references are wrong: the part that is read before everything else.</summary>
internal static class HostileReferences
{
    private const string Most = "2147483647";

    public static IEnumerable<(string Name, Func<byte[]> Build)> All { get; } =
    [
        ("pdf: a size of 2^31-1", () => new PdfFile { Trailer = $"/Size {Most}" }.Build()),
        (
            "pdf: a table of 2^31-1 references",
            () => new PdfFile { References = $"xref\n0 {Most}\n0000000000 65535 f \n" }.Build()
        ),
        ("pdf: a table before itself", () => new PdfFile { Trailer = "/Prev {start}" }.Build()),
        ("pdf: a hybrid of itself", () => new PdfFile { Trailer = "/XRefStm {start}" }.Build()),
        ("pdf: a table before nothing", () => new PdfFile { Trailer = "/Prev -1" }.Build()),
        ("pdf: tables in a circle", TablesInCircle),
        ("pdf: 20,000 tables", ManyTables),
        ("pdf: a reference stream of negative widths", () => Table("[1 -2 1]")),
        ("pdf: a reference stream of widths of 2^31-1", () => Table($"[{Most} {Most} {Most}]")),
        ("pdf: a reference stream of no widths", () => Table("[0 0 0]")),
        ("pdf: a reference stream of 2^31-1 entries", () => Table("[1 2 1]", $"[0 {Most}]")),
        ("pdf: an index without end", () => Table("[1 2 1]", $"[{Repeat("0 1 ", 200_000)}]")),
        ("pdf: object streams in each other", () => Streams("/Extends 7 0 R", 6)),
        ("pdf: an object stream that extends itself", () => Streams("/Extends 6 0 R", 7)),
        ("pdf: an object stream of 2^31-1 objects", () => Streams("", 7, Most)),
        ("pdf: an encryption in a circle", Encryption),
        ("pdf: nothing but objects", () => Bytes("%PDF-1.7\n" + Repeat("1 0 obj ", 1_000_000))),
        ("pdf: nothing but ends", () => Bytes("%PDF-1.7\n" + Repeat("startxref 9\n", 500_000))),
        ("pdf: nothing but arrays", () => Bytes("%PDF-1.7\n1 0 obj " + Repeat("[", 1_000_000))),
        (
            "pdf: a comment of 10 MB",
            () => Bytes("%PDF-1.7\n%" + Repeat(" ", 10_000_000) + "\n%%EOF")
        ),
    ];

    private static byte[] TablesInCircle()
    {
        var first = "%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 0000000077 >>\n";
        var text = new StringBuilder(first.PadRight(77));
        text.Append("xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n77\n%%EOF");
        return Bytes(text.ToString());
    }

    private static byte[] ManyTables()
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var previous = 0;
        for (var table = 0; table < 20_000; table++)
        {
            var start = text.Length;
            text.Append(
                CultureInfo.InvariantCulture,
                $"xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev {previous} >>\n"
            );
            previous = start;
        }

        return Bytes(
            text.Append(CultureInfo.InvariantCulture, $"startxref\n{previous}\n%%EOF").ToString()
        );
    }

    /// <summary>A file whose references are a stream: of two bytes for the place, between one of the kind and one more.</summary>
    private static byte[] Table(string widths, string index = "[0 3]") =>
        WithTable(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
            [],
            $"/W {widths} /Index {index}"
        );

    /// <summary>Objects 1 and 2 are said to be in stream 6, and this one, and stream 7, in <paramref name="holder"/>.</summary>
    private static byte[] Streams(string extends, byte holder, string count = "2")
    {
        var content = "1 0 2 30 << /Pages 2 0 R >>";
        var stream =
            $"<< /Type /ObjStm /N {count} /First 9 {extends} /Length {content.Length} >>\nstream\n{content}\nendstream";
        byte[] compressed = [2, 0, 6, 0, 2, 0, 6, 1];
        return WithTable(
            [stream, stream],
            [.. compressed, .. new byte[12], 2, 0, holder, 0, 2, 0, 6, 0],
            "/W [1 2 1] /Index [1 7]"
        );
    }

    private static byte[] WithTable(string[] objects, byte[] entries, string rules)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        for (var i = 0; i < objects.Length; i++)
        {
            var at = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
            entries = [.. entries, 1, (byte)(at >> 8), (byte)at, 0];
        }

        var start = text.Length;
        text.Append(
            CultureInfo.InvariantCulture,
            $"9 0 obj\n<< /Type /XRef /Size 10 /Root 1 0 R {rules} /Length {entries.Length} >>\nstream\n"
        );
        return
        [
            .. Bytes(text.ToString()),
            .. entries,
            .. Bytes($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF"),
        ];
    }

    private static byte[] Encryption() =>
        new PdfFile { Trailer = "/Encrypt 6 0 R /ID [<00> <00>]" }
            .Object(6, "7 0 R")
            .Object(7, "6 0 R")
            .Build();
}
