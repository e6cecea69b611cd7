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
        ("pdf: a reference stream", () => Table("[1 2 1]")),
        ("pdf: a reference stream of negative widths", () => Table("[-1 -1 -1]")),
        ("pdf: a reference stream of a negative width", () => Table("[1 2 -1]")),
        ("pdf: a reference stream of widths of 2^31-1", () => Table($"[{Most} 1 1]")),
        ("pdf: a reference stream of no widths", () => Table("[0 0 0]")),
        ("pdf: a reference stream of 2^31-1 entries", () => Table("[1 2 1]", $"[1 {Most}]")),
        ("pdf: an index without end", () => Table("[1 2 1]", $"[{Repeat("0 1 ", 200_000)}]")),
        ("pdf: object streams in each other", HoldersInCircle),
        ("pdf: an object stream that extends itself", () => Holder("/Extends 1 0 R")),
        ("pdf: an object stream of 2^31-1 objects", () => Holder("", Most)),
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

    /// <summary>A file whose references are a stream.</summary>
    /// <param name="widths">Of the kind, the place, and one thing more: right are 1, 2 and 1.</param>
    /// <param name="index">The first object and how many there are.</param>
    private static byte[] Table(string widths, string index = "[1 3]") =>
        WithTable(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            ],
            [],
            $"/Root 1 0 R /W {widths} /Index {index}"
        );

    /// <summary>A stream that holds the catalog.</summary>
    private static byte[] Holder(string extends, string count = "1")
    {
        const string catalog = "2 0 << /Type /Catalog >>";
        return WithTable(
            [
                $"<< /Type /ObjStm /N {count} /First 4 {extends} /Length {catalog.Length} >>\nstream\n{catalog}\nendstream",
            ],
            [2, 0, 1, 0],
            "/Root 2 0 R /W [1 2 1] /Index [1 2]"
        );
    }

    /// <summary>The first object is said to be in the second, and the second in the first.</summary>
    private static byte[] HoldersInCircle() =>
        WithTable([], [2, 0, 2, 0, 2, 0, 1, 0], "/Root 1 0 R /W [1 2 1] /Index [1 2]");

    /// <param name="objects">From 1 on.</param>
    /// <param name="entries">Of those that follow, as bytes of the table.</param>
    private static byte[] WithTable(string[] objects, byte[] entries, string rules)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var table = new List<byte>();
        for (var i = 0; i < objects.Length; i++)
        {
            table.AddRange([1, (byte)(text.Length >> 8), (byte)text.Length, 0]);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        table.AddRange(entries);
        var start = text.Length;
        text.Append(
            CultureInfo.InvariantCulture,
            $"9 0 obj\n<< /Type /XRef /Size 10 {rules} /Length {table.Count} >>\nstream\n"
        );
        return
        [
            .. Bytes(text.ToString()),
            .. table,
            .. Bytes($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF"),
        ];
    }

    private static byte[] Encryption() =>
        new PdfFile { Trailer = "/Encrypt 6 0 R /ID [<00> <00>]" }
            .Object(6, "7 0 R")
            .Object(7, "6 0 R")
            .Build();
}
