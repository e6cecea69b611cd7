using System.Globalization;
using System.Text;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

/// <summary>
/// A PDF written by hand, for what no library would write. Its pages have the fonts F (Helvetica), U (any letter, each half
/// an em wide) and S (as U, but it does not say which letters its glyphs are).
/// </summary>
internal sealed class PdfFile
{
    private const int FirstObject = 9;

    private readonly List<string> _objects = [];
    private readonly List<int> _pages = [];
    private string _catalog = "";
    private string _fonts = "";

    /// <summary>Text in Helvetica.</summary>
    public static string Text(double x, double y, string text, double size = 10) =>
        Invariant($"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n");

    /// <summary>One line below the other.</summary>
    public static string Lines(double x, double y, params string[] lines) =>
        string.Concat(lines.Select((line, index) => Text(x, y - 12 * index, line)));

    /// <summary>Letters of any script, each half an em wide.</summary>
    public static string Letters(double x, double y, string letters, string font = "U") =>
        Invariant($"BT /{font} 10 Tf {x} {y} Td <{Hex(letters)}> Tj ET\n");

    /// <summary>An image of one pixel, as large as this.</summary>
    public static string Image(double width, double height) =>
        Invariant($"q {width} 0 0 {height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0001 EI Q\n");

    /// <returns>The number by which other objects refer to it.</returns>
    public int Add(string content)
    {
        _objects.Add(content);
        return FirstObject + _objects.Count - 1;
    }

    public int AddStream(string content, string entries = "") => Add(Stream(content, entries));

    /// <summary>A font for the pages that come after it.</summary>
    public PdfFile Font(string name, string content)
    {
        _fonts += $"/{name} {Add(content)} 0 R";
        return this;
    }

    public PdfFile Page(string content, string entries = "")
    {
        var stream = AddStream(content);
        _pages.Add(
            Add(
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {stream} 0 R"
                    + $"/Resources<</Font<</F 3 0 R/U 4 0 R/S 7 0 R{_fonts}>>>>{entries}>>"
            )
        );
        return this;
    }

    /// <summary>A page whose content is no stream.</summary>
    public PdfFile BrokenPage()
    {
        _pages.Add(Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents/Broken>>"));
        return this;
    }

    /// <summary>A page with annotations, each the entries of its dictionary.</summary>
    public PdfFile Annotated(string content, params string[] annotations)
    {
        var numbers = annotations.Select(entries => $"{Add($"<</Type/Annot{entries}>>")} 0 R");
        return Page(content, $"/Annots[{string.Join(' ', numbers)}]");
    }

    public PdfFile Catalog(string entries)
    {
        _catalog += entries;
        return this;
    }

    public byte[] ToBytes()
    {
        var kids = string.Join(' ', _pages.Select(page => $"{page} 0 R"));
        string[] objects =
        [
            $"<</Type/Catalog/Pages 2 0 R{_catalog}>>",
            $"<</Type/Pages/Kids[{kids}]/Count {_pages.Count}>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R>>",
            Stream(ToUnicode(), ""),
            "<</Type/Font/Subtype/Type0/BaseFont/Silent/Encoding/Identity-H/DescendantFonts[5 0 R]>>",
            "<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -250 500 750]/ItalicAngle 0"
                + "/Ascent 750/Descent -250/CapHeight 700/StemV 80>>",
            .. _objects,
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (content, index) in objects.Select((content, index) => (content, index)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = file.Length;
        file.Append(
            CultureInfo.InvariantCulture,
            $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"
        );
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
        );
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    public async Task<string> ReadTextAsync() => (await Documents.ReadAsync(ToBytes())).Text;

    /// <summary>What is told about the pages, too.</summary>
    public DocumentReading Read() =>
        DocumentReaders
            .Read(ToBytes(), new ExtractionLimits(), TestContext.Current.CancellationToken)
            .Reading;

    public static string Hex(string text) =>
        Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    private static string Stream(string content, string entries) =>
        $"<</Length {content.Length}{entries}>>stream\n{content}\nendstream";

    // Each code is the letter itself; a range ends with its last byte.
    private static string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def\n"
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        );
        for (var row = 0; row < 256; row++)
        {
            map.Append(
                CultureInfo.InvariantCulture,
                $"1 beginbfrange <{row:X2}00> <{row:X2}FF> <{row:X2}00> endbfrange\n"
            );
        }

        return map.Append("endcmap end").ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
