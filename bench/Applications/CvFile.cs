using System.Globalization;
using System.Text;

namespace ApplyFunctions.Bench.Applications;

/// <summary>A PDF of one page with text, filled up to a size by a stream that no page shows, as fonts and pictures do.</summary>
internal static class CvFile
{
    private const int Lines = 45;
    private const string Line =
        "Led a team of engineers that measured, explained and halved the time of training runs.";

    public static byte[] Create(int bytes)
    {
        // Without a filler, its length is written as one digit.
        var room = Math.Max(0, bytes - Write([]).Length);
        var filler = Math.Max(0, room + 1 - Digits(room));
        return Write(new byte[filler]);
    }

    private static byte[] Write(byte[] filler)
    {
        new Random(1).NextBytes(filler);
        using var file = new MemoryStream();
        List<long> offsets = [];
        Text(file, "%PDF-1.4\n");
        Begin(file, offsets, "<</Type/Catalog/Pages 2 0 R>>");
        Begin(file, offsets, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Begin(
            file,
            offsets,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
        );
        Stream(file, offsets, Encoding.ASCII.GetBytes(Page()));
        Begin(file, offsets, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        Stream(file, offsets, filler);

        var start = file.Position;
        Text(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Text(file, string.Create(CultureInfo.InvariantCulture, $"{offset:d10} 00000 n \n"));
        }

        // Ten digits always, so that the size does not depend on them.
        Text(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"trailer<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{start:d10}\n%%EOF\n"
            )
        );
        return file.ToArray();
    }

    private static string Page() =>
        "BT /F1 10 Tf 12 TL 40 800 Td "
        + string.Concat(Enumerable.Range(1, Lines).Select(i => $"({i}. {Line}) ' "))
        + "ET";

    private static void Begin(MemoryStream file, List<long> offsets, string body)
    {
        offsets.Add(file.Position);
        Text(file, $"{offsets.Count} 0 obj{body}endobj\n");
    }

    private static void Stream(MemoryStream file, List<long> offsets, byte[] content)
    {
        offsets.Add(file.Position);
        Text(file, $"{offsets.Count} 0 obj<</Length {content.Length}>>stream\n");
        file.Write(content);
        Text(file, "\nendstream endobj\n");
    }

    private static void Text(MemoryStream file, string text) =>
        file.Write(Encoding.ASCII.GetBytes(text));

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
