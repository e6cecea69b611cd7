using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Finds the fonts of a document's pages, and of the forms that are drawn on them.</summary>
internal sealed class DocumentFonts(PdfObjects objects)
{
    // Forms and fonts. A hostile file may have them without number, or in circles.
    private const int Most = 10_000;

    private readonly HashSet<IndirectReference> _seen = [];
    private readonly Stack<DictionaryToken> _open = new();

    /// <summary>Those of the first pages, each once, with the number of its object.</summary>
    public IEnumerable<(IndirectReference Number, DictionaryToken Font)> Of(int pages)
    {
        var tree = new PageTree(objects);
        foreach (var page in tree.Pages(pages))
        {
            Open(tree.Resources(page));
            while (_open.TryPop(out var resources))
            {
                foreach (var token in New(resources, "XObject"))
                {
                    if (objects.Resolve(token) is StreamToken form)
                    {
                        Open(objects.Dictionary(form.StreamDictionary, "Resources"));
                    }
                }

                foreach (var token in New(resources, "Font"))
                {
                    if (objects.Resolve(token) is DictionaryToken font)
                    {
                        yield return (token.Data, font);
                    }
                }
            }
        }
    }

    private void Open(DictionaryToken? resources)
    {
        if (resources is not null)
        {
            _open.Push(resources);
        }
    }

    private IEnumerable<IndirectReferenceToken> New(DictionaryToken resources, string key) =>
        (objects.Dictionary(resources, key)?.Data.Values ?? [])
            .OfType<IndirectReferenceToken>()
            .Where(token => _seen.Count < Most && _seen.Add(token.Data));
}
