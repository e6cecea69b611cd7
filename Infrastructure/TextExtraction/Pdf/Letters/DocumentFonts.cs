using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Finds the fonts of a document's pages, and of the forms that are drawn on them.</summary>
internal sealed class DocumentFonts(PdfObjects objects)
{
    // Page nodes, forms and fonts. A hostile file may have them without number, or in circles.
    private const int Most = 10_000;

    private readonly HashSet<IndirectReference> _seen = [];
    private readonly Stack<IToken> _open = new();

    /// <summary>Each once, with the number of its object.</summary>
    public IEnumerable<(IndirectReference Number, DictionaryToken Font)> All()
    {
        if (objects.Catalog.Data.TryGetValue("Pages", out var pages))
        {
            Open(pages);
        }

        while (_open.TryPop(out var token))
        {
            var node = token is StreamToken form ? form.StreamDictionary : token as DictionaryToken;
            if (node is null)
            {
                continue;
            }

            foreach (var kid in objects.Array(node, "Kids"))
            {
                Open(kid);
            }

            if (objects.Dictionary(node, "Resources") is not { } resources)
            {
                continue;
            }

            foreach (var drawn in Values(resources, "XObject"))
            {
                Open(drawn);
            }

            foreach (var resource in Values(resources, "Font"))
            {
                if (
                    IsNew(resource, out var number)
                    && objects.Resolve(resource) is DictionaryToken font
                )
                {
                    yield return (number, font);
                }
            }
        }
    }

    private IEnumerable<IToken> Values(DictionaryToken resources, string key) =>
        objects.Dictionary(resources, key)?.Data.Values ?? [];

    private void Open(IToken token)
    {
        if (IsNew(token, out _) && objects.Resolve(token) is { } node)
        {
            _open.Push(node);
        }
    }

    private bool IsNew(IToken token, out IndirectReference number)
    {
        number = token is IndirectReferenceToken reference ? reference.Data : default;
        return token is IndirectReferenceToken && _seen.Count < Most && _seen.Add(number);
    }
}
