using System.Globalization;
using System.Text;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>Writes a PDF object by object, as wrong as it is wanted.</summary>
internal sealed class PdfFile
{
    private readonly SortedDictionary<int, byte[]> _objects = [];

    /// <summary>A page of A4 whose content is object 4 and whose resources are object 5.</summary>
    /// <param name="resources">The entries of their dictionary.</param>
    /// <param name="content">The operators of the page.</param>
    public PdfFile(string resources = "", string content = "")
    {
        Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object(
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>"
        );
        Stream(4, Encoding.Latin1.GetBytes(content));
        Object(5, $"<< {resources} >>");
    }

    /// <summary>Entries of the trailer beside <c>/Root</c>; <c>/Size</c> is the file's own where it is not among them.</summary>
    public string Trailer { get; init; } = "";

    /// <summary>What stands in the place of the table of references, where it is not the right one.</summary>
    public string? References { get; init; }

    public PdfFile Object(int id, string text)
    {
        _objects[id] = Encoding.Latin1.GetBytes(text);
        return this;
    }

    public PdfFile Objects(IEnumerable<(int Id, string Text)> objects)
    {
        foreach (var (id, text) in objects)
        {
            Object(id, text);
        }

        return this;
    }

    /// <param name="dictionary">Entries beside the length.</param>
    /// <param name="length">Where it is not that of the data.</param>
    public PdfFile Stream(int id, byte[] data, string dictionary = "", string? length = null)
    {
        length ??= data.Length.ToString(CultureInfo.InvariantCulture);
        _objects[id] =
        [
            .. Encoding.Latin1.GetBytes($"<< /Length {length} {dictionary} >>\nstream\n"),
            .. data,
            .. "\nendstream"u8,
        ];
        return this;
    }

    public PdfFile Stream(int id, string data, string dictionary = "") =>
        Stream(id, Encoding.Latin1.GetBytes(data), dictionary);

    /// <summary>A form that may draw others.</summary>
    public PdfFile Form(int id, string content, string resources) =>
        Stream(
            id,
            content,
            $"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << {resources} >>"
        );

    public byte[] Build()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (id, content) in _objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{id} 1\n{file.Position:D10} 00000 n \n");
            Write(file, $"{id} 0 obj\n");
            file.Write(content);
            Write(file, "\nendobj\n");
        }

        var start = file.Position;
        var size = Trailer.Contains("/Size", StringComparison.Ordinal)
            ? ""
            : $"/Size {_objects.Keys.Max() + 1}";
        Write(file, $"{References ?? table.ToString()}trailer\n");
        Write(
            file,
            $"<< {size} /Root 1 0 R {Trailer.Replace("{start}", $"{start}", StringComparison.Ordinal)} >>\n"
        );
        Write(file, $"startxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    private static void Write(MemoryStream file, string text) =>
        file.Write(Encoding.Latin1.GetBytes(text));
}
