using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>
/// Names the files that a PDF carries, so that a reader knows that there is more to see. They are not read: an applicant may
/// attach each of them as a file of its own.
/// </summary>
internal static class AttachedFiles
{
    private const int Most = 100;
    private const int MostNodes = 1_000;
    private const int LongestName = 255;

    public static string Line(string name) => $"[attachment: {name}]";

    public static List<string> Of(PdfObjects objects)
    {
        var names = new List<string>();
        if (
            objects.Dictionary(objects.Catalog, "Names") is not { } catalog
            || objects.Dictionary(catalog, "EmbeddedFiles") is not { } root
        )
        {
            return names;
        }

        var nodes = new Queue<DictionaryToken>([root]);
        for (var read = 0; read < MostNodes && nodes.TryDequeue(out var node); read++)
        {
            names.AddRange(
                objects
                    .Array(node, "Names")
                    .Select(objects.Resolve)
                    .OfType<DictionaryToken>()
                    .Select(file => NameOf(objects, file))
                    .OfType<string>()
                    .Take(Most - names.Count)
            );
            foreach (
                var kid in objects
                    .Array(node, "Kids")
                    .Take(MostNodes)
                    .Select(objects.Resolve)
                    .OfType<DictionaryToken>()
            )
            {
                nodes.Enqueue(kid);
            }
        }

        return names;
    }

    public static string? NameOf(PdfObjects objects, DictionaryToken file)
    {
        var name = objects.Text(file, "UF") ?? objects.Text(file, "F");
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        name = string.Concat(name.Where(character => !char.IsControl(character))).Trim();
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
